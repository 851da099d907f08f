/** What is compared of one service: what runs, and the Services in front of it. */
export interface ServiceFacts {
  /** Of the Deployment or Rollout; how it replaces its pods is left out. */
  readonly workload: { readonly replicas?: number; readonly selector: object; readonly template: object };
  /** The spec of each Service that selects the pods, by name. */
  readonly services: { readonly [name: string]: object };
}

/** The facts of every service in a set of manifests, by its name. */
export function serviceFacts(objects: readonly any[]): Map<string, ServiceFacts> {
  const workloads = objects.filter(({ kind }) => kind === 'Deployment' || kind === 'Rollout');
  return new Map(workloads.map(({ metadata: { name }, spec: { replicas, selector, template } }) => {
    const services = objects.filter(({ kind, spec }) => kind === 'Service' && spec.selector.app === name);
    return [name, {
      workload: { replicas, selector, template },
      services: Object.fromEntries(services.map(({ metadata, spec }) => [metadata.name, spec])),
    }];
  }));
}

/** The value at a path such as `workload.template.spec.containers[0].image`; undefined where there is none. */
export function valueAt(facts: ServiceFacts | undefined, path: string): unknown {
  return path.split(/[.[\]]+/).filter((key) => key !== '').reduce<any>((value, key) => value?.[key], facts);
}
