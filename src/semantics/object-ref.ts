import { requireDnsLabel, requireDnsSubdomain } from './names';

/**
 * Names an object that exists already or is managed elsewhere: a Service, Ingress, HTTPRoute, ServiceAccount or Secret.
 * Nothing is emitted for it.
 */
export class ObjectRef {
  /**
   * @param name metadata.name of the object
   * @param namespace its namespace; left out, it is in the namespace of whoever refers to it
   * @throws if a name is not a DNS name
   */
  public static of(name: string, namespace?: string): ObjectRef {
    return new ObjectRef(name, namespace);
  }

  /** metadata.name of the object. */
  public readonly name: string;
  /** metadata.namespace of the object, if it was given. */
  public readonly namespace?: string;

  private constructor(name: string, namespace?: string) {
    requireDnsSubdomain('ObjectRef.of', 'name', name);
    if (namespace !== undefined) {
      requireDnsLabel('ObjectRef.of', 'namespace', namespace);
    }
    this.name = name;
    this.namespace = namespace;
  }
}
