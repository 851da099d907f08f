import { Codes, Draft } from './draft';
import { environmentCodes } from './environment-code';
import { resourcesCode } from './resources-code';
import { securityCode } from './security-code';
import { mountCodes } from './volume-code';
import { Code, imported, list, object, verbatim } from '../code/code';
import { at, JsonObject, textAt, textsAt } from '../code/json';

const PULL_POLICIES: Record<string, string> = { Always: 'ALWAYS', IfNotPresent: 'IF_NOT_PRESENT', Never: 'NEVER' };

/** The main container, without ports, probes and mounts: in the short form, or as `container` where it needs the long one. */
export function mainContainerCodes(draft: Draft, container: JsonObject, mounts: Code | undefined): Codes {
  const policy = textAt(container, 'imagePullPolicy');
  const short = container.name === draft.release.name && container.workingDir === undefined && (policy === undefined || policy === 'IfNotPresent');
  if (short) {
    return { ...contentCodes(draft, container, false), volumeMounts: mounts };
  }
  return { container: object({ ...longCodes(draft, container), volumeMounts: mounts }) };
}

/** A container in the long form. */
export function containerCode(draft: Draft, container: JsonObject): Code {
  const ports = at(container, 'ports');
  return object({
    ...longCodes(draft, container),
    ports: Array.isArray(ports) ? list(ports.map((port) => object({ name: text(port, 'name'), number: number(port, 'containerPort') }))) : undefined,
    volumeMounts: mountCodes(draft, container),
  });
}

function longCodes(draft: Draft, container: JsonObject): Codes {
  const policy = textAt(container, 'imagePullPolicy') ?? '';
  return {
    name: text(container, 'name'),
    ...contentCodes(draft, container, true),
    workingDir: text(container, 'workingDir'),
    imagePullPolicy: Object.hasOwn(PULL_POLICIES, policy) ? imported('cdk8s-plus-28', `ImagePullPolicy.${PULL_POLICIES[policy]}`) : undefined,
  };
}

function contentCodes(draft: Draft, container: JsonObject, whole: boolean): Codes {
  const texts = (key: string) => list(textsAt(container, key)?.map(verbatim));
  return {
    image: text(container, 'image'),
    command: texts('command'),
    args: texts('args'),
    ...environmentCodes(draft, container, whole),
    resources: resourcesCode(container.resources),
    securityContext: securityCode(container.securityContext, at(draft.release.pods, 'spec', 'securityContext')),
  };
}

function text(value: JsonObject[string], key: string): Code | undefined {
  const found = textAt(value, key);
  return found === undefined ? undefined : verbatim(found);
}

function number(value: JsonObject[string], key: string): Code | undefined {
  const found = at(value, key);
  return typeof found === 'number' ? verbatim(found) : undefined;
}
