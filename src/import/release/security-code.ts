import { Code, imported, list, object, verbatim } from '../code/code';
import { at, Json, mapAt, textsAt } from '../code/json';

const FLAGS = ['privileged', 'allowPrivilegeEscalation', 'readOnlyRootFilesystem'];

/**
 * `securityContext` of a container. Where the manifest says nothing it says what Kubernetes then does: hardening a live image is for its owner to
 * decide, as the pods might no longer start.
 */
export function securityCode(context: Json | undefined, podContext: Json | undefined): Code {
  const nonRoot = at(context, 'runAsNonRoot') ?? at(podContext, 'runAsNonRoot') ?? false;
  const said = (key: string, otherwise: boolean) => verbatim(at(context, key) ?? otherwise);
  const capabilities = mapAt(context, 'capabilities');
  const names = (key: string) => {
    const texts = textsAt(capabilities, key);
    return texts?.every((text) => /^[A-Z_]+$/.test(text)) ? list(texts.map((text) => imported('cdk8s-plus-28', `Capability.${text}`))) : undefined;
  };
  const number = (key: string) => typeof at(context, key) === 'number' ? verbatim(at(context, key)!) : undefined;
  return object({
    ensureNonRoot: verbatim(nonRoot),
    ...Object.fromEntries(FLAGS.map((key) => [key, said(key, key === 'allowPrivilegeEscalation')])),
    user: number('runAsUser'),
    group: number('runAsGroup'),
    capabilities: capabilities && object({ add: names('add'), drop: names('drop') }),
  });
}
