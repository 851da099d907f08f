import { containerCode, mainContainerCodes } from './container-code';
import { Codes, Draft } from './draft';
import { drainingCodes } from './draining-code';
import { Ports } from './port-code';
import { probesCodes } from './probes-code';
import { unmountedVolumes, volumeCodes } from './volume-code';
import { call, Code, list, object, ours, verbatim } from '../code/code';
import { secondsCode } from '../code/durations';
import { at, JsonObject, mapAt, mapsAt, numberAt, textAt, textsByKey } from '../code/json';

const EFFECTS = {
  NoSchedule: 'TolerationEffect.NO_SCHEDULE', PreferNoSchedule: 'TolerationEffect.PREFER_NO_SCHEDULE', NoExecute: 'TolerationEffect.NO_EXECUTE',
} as Record<string, string>;

/** The pods of a release as `PodProps`. */
export function podCodes(draft: Draft): Codes {
  const { release } = draft;
  const spec = mapAt(release.pods, 'spec')!;
  const main = mainContainer(draft);
  const ports = new Ports(release, main);
  const { volumeMounts, ...volumes } = volumeCodes(draft, main);
  const inits = mapsAt(spec, 'initContainers');
  const cloud = mapAt(release.strategy, 'trafficRouting', 'alb') !== undefined;
  return {
    ...mainContainerCodes(draft, main, volumeMounts),
    ...ports.codes,
    ...probesCodes(main, ports),
    ...volumes,
    ...drainingCodes(spec, main, { worker: ports.isWorker, cloud, exact: draft.exact }),
    sidecars: containers(draft, inits.filter(({ restartPolicy }) => restartPolicy === 'Always')),
    initContainers: containers(draft, inits.filter(({ restartPolicy }) => restartPolicy === undefined)),
    volumes: unmountedVolumes(draft, [main, ...inits]),
    ...metadataCodes(draft),
    ...schedulingCodes(draft, spec),
    user: numberCode(spec, 'runAsUser'),
    group: numberCode(spec, 'runAsGroup'),
    fsGroup: numberCode(spec, 'fsGroup'),
  };
}

/** The container that requests reach, or that is called like the release. */
function mainContainer({ release }: Draft): JsonObject {
  const all = mapsAt(release.pods, 'spec', 'containers');
  const target = at(release.find('Service', release.stableService), 'spec', 'ports', 0, 'targetPort');
  const reached = all.find((container) => mapsAt(container, 'ports').some(({ name, containerPort }) => target !== undefined && (name === target || containerPort === target)));
  return all.find(({ name }) => name === release.name) ?? reached ?? all[0];
}

function containers(draft: Draft, all: readonly JsonObject[]): Code | undefined {
  return all.length === 0 ? undefined : list(all.map((container) => containerCode(draft, container)));
}

function metadataCodes({ release }: Draft): Codes {
  const labels = Object.entries(textsByKey(release.pods, 'metadata', 'labels') ?? {}).filter(([key]) => !Object.hasOwn(release.selector, key));
  const annotations = textsByKey(release.pods, 'metadata', 'annotations');
  return {
    podLabels: labels.length === 0 ? undefined : verbatim(Object.fromEntries(labels)),
    podAnnotations: annotations && verbatim(annotations),
  };
}

function schedulingCodes({ exact }: Draft, spec: JsonObject): Codes {
  const secrets = mapsAt(spec, 'imagePullSecrets');
  const tolerations = mapsAt(spec, 'tolerations');
  const priority = textAt(spec, 'priorityClassName');
  const nodes = textsByKey(spec, 'nodeSelector');
  return {
    imagePullSecrets: secrets.length === 0 ? undefined : list(secrets.map(({ name }) => call(ours('ObjectRef.of'), verbatim(String(name))))),
    priorityClassName: priority === undefined ? undefined : verbatim(priority),
    nodeSelector: nodes && verbatim(nodes),
    tolerations: tolerations.length === 0 ? undefined : list(tolerations.map(tolerationCode)),
    spread: exact && at(spec, 'topologySpreadConstraints') === undefined ? verbatim(false) : undefined,
  };
}

function tolerationCode(toleration: JsonObject): Code {
  const text = (key: string) => typeof toleration[key] === 'string' ? verbatim(toleration[key]) : undefined;
  const effect = String(toleration.effect);
  const seconds = numberAt(toleration, 'tolerationSeconds');
  return object({
    key: text('key'),
    value: text('value'),
    effect: Object.hasOwn(EFFECTS, effect) ? ours(EFFECTS[effect]) : undefined,
    evictAfter: seconds === undefined ? undefined : secondsCode(seconds),
  });
}

function numberCode(spec: JsonObject, key: string): Code | undefined {
  const value = numberAt(spec, 'securityContext', key);
  return value === undefined ? undefined : verbatim(value);
}
