import { configOf } from './config';
import { Codes, Draft } from './draft';
import { existing } from './environment-code';
import { call, Code, imported, list, object, unlessEmpty, variable, verbatim } from '../code/code';
import { at, Json, JsonObject, mapAt, mapsAt, textAt } from '../code/json';

/** What a pod mounts, as far as the typed API has it. */
export function volumeCodes(draft: Draft, container: JsonObject): Codes {
  const volumes = mapsAt(draft.release.pods, 'spec', 'volumes');
  const config = configOf(draft);
  const mounts = mapsAt(container, 'volumeMounts').map((mount) => ({ mount, volume: volumes.find(({ name }) => name === mount.name) }));
  const configMount = config?.mounted ? mounts.find(({ volume }) => textAt(volume, 'configMap', 'name') === config.name)?.mount : undefined;
  const writable = mounts.filter(({ mount, volume }) => isWritablePath(mount, volume));
  const others = mounts.filter((one) => !writable.includes(one) && one.mount !== configMount);
  return {
    config: config && verbatim(config.data),
    configMountPath: typeof configMount?.mountPath === 'string' ? verbatim(configMount.mountPath) : undefined,
    writablePaths: list(writable.map(({ mount }) => verbatim(mount.mountPath))),
    volumeMounts: nonEmpty(others.flatMap(({ mount, volume }) => mountCode(draft, mount, volume) ?? [])),
  };
}

/** The volumes that no container which the API writes mounts. */
export function unmountedVolumes(draft: Draft, containers: readonly JsonObject[]): Code | undefined {
  const mounted = new Set(containers.flatMap((container) => mapsAt(container, 'volumeMounts')).map(({ name }) => name));
  const volumes = mapsAt(draft.release.pods, 'spec', 'volumes').filter(({ name }) => !mounted.has(name));
  return nonEmpty(volumes.flatMap((volume) => volumeCode(draft, volume) ?? []));
}

/** The mounts of a container in the long form. */
export function mountCodes(draft: Draft, container: JsonObject): Code | undefined {
  const volumes = mapsAt(draft.release.pods, 'spec', 'volumes');
  return nonEmpty(mapsAt(container, 'volumeMounts').flatMap((mount) => mountCode(draft, mount, volumes.find(({ name }) => name === mount.name)) ?? []));
}

function isWritablePath({ mountPath, name, ...rest }: JsonObject, volume: JsonObject | undefined): boolean {
  return Object.keys(rest).length === 0 && typeof mountPath === 'string' && Object.keys(mapAt(volume, 'emptyDir') ?? { none: 1 }).length === 0
    && mountPath.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 50) === name;
}

function mountCode(draft: Draft, mount: JsonObject, volume: JsonObject | undefined): Code | undefined {
  const code = volume && volumeCode(draft, volume);
  const field = (key: string) => mount[key] === undefined ? undefined : verbatim(mount[key]);
  return code && object({ path: field('mountPath'), volume: code, readOnly: field('readOnly'), subPath: field('subPath') });
}

function volumeCode(draft: Draft, volume: JsonObject): Code | undefined {
  const name = String(volume.name);
  const emit = kindCode(draft, volume, name);
  return emit && draft.declarations.declare(`volume ${name}`, `${name}-volume`, (id) => emit(variable(draft.chart), verbatim(id)));
}

type VolumeFactory = (chart: Code, id: Code) => Code;

function kindCode(draft: Draft, volume: JsonObject, name: string): VolumeFactory | undefined {
  const from = (kind: string, ...args: (Code | undefined)[]): VolumeFactory => (chart, id) => call(imported('cdk8s-plus-28', `Volume.${kind}`), chart, id, ...args);
  const named = object({ name: verbatim(name) });
  if (mapAt(volume, 'emptyDir')) {
    return from('fromEmptyDir', verbatim(name), unlessEmpty(object({ sizeLimit: mebibytes(at(volume, 'emptyDir', 'sizeLimit')) })));
  }
  if (mapAt(volume, 'secret')) {
    return from('fromSecret', existing(draft, 'Secret', at(volume, 'secret', 'secretName')), named);
  }
  if (mapAt(volume, 'configMap')) {
    return from('fromConfigMap', existing(draft, 'ConfigMap', at(volume, 'configMap', 'name')), named);
  }
  return undefined;
}

function mebibytes(size: Json | undefined): Code | undefined {
  const [, amount] = /^(\d+)Mi$/.exec(String(size)) ?? [];
  return amount === undefined ? undefined : call(imported('cdk8s', 'Size.mebibytes'), verbatim(Number(amount)));
}

function nonEmpty(items: readonly Code[]): Code | undefined {
  return items.length === 0 ? undefined : list(items);
}
