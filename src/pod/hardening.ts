import * as kplus from 'cdk8s-plus-28';
import { PodProps } from './pod-props';
import { propError } from '../semantics/errors';
import { requireWritable } from '../semantics/writable-text';

const HARDENED: kplus.ContainerSecurityContextProps = {
  ensureNonRoot: true,
  privileged: false,
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: [kplus.Capability.ALL] },
};

/** Security settings of a container that has none of its own. */
export function hardened(context: kplus.ContainerSecurityContextProps | undefined): kplus.ContainerSecurityContextProps {
  return context ?? HARDENED;
}

/** Directories that may be written to, as volumes and mounts. */
export interface WritableDirectories {
  readonly volumes: Record<string, unknown>[];
  readonly volumeMounts: Record<string, unknown>[];
}

/** One emptyDir for each path, named after it. */
export function writableDirectories(where: string, props: PodProps): WritableDirectories {
  const mounts = [...props.volumeMounts ?? [], ...props.container?.volumeMounts ?? []];
  const mounted = mounts.map(({ path }) => path);
  const volumeNames = [...mounts.map(({ volume }) => volume), ...props.volumes ?? []].map(({ name }) => name);
  if (props.configMountPath !== undefined) {
    requireDirectory(where, 'configMountPath', props.configMountPath, mounted);
    if (volumeNames.includes('config')) {
      throw propError(where, { prop: 'volumes', received: 'config', accepted: 'another name than that of the volume with config', mend: 'rename the volume' });
    }
    mounted.push(props.configMountPath);
    volumeNames.push('config');
  }
  const asked = props.writablePaths ?? ['/tmp'].filter((path) => !mounted.includes(path));
  const names = new Map<string, string>();
  asked.forEach((path, index) => {
    const prop = `writablePaths[${index}]`;
    requireDirectory(where, prop, path, mounted);
    const name = path.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 50);
    if (names.has(name) || volumeNames.includes(name) || name === '') {
      throw propError(where, { prop, received: path, accepted: 'paths that differ from each other and from the names of volumes by letters and digits', mend: 'mount the one as a volume with volumeMounts' });
    }
    names.set(name, path);
  });
  return {
    volumes: [...names.keys()].map((name) => ({ name, emptyDir: {} })),
    volumeMounts: [...names].map(([name, mountPath]) => ({ name, mountPath })),
  };
}

function requireDirectory(where: string, prop: string, path: string, mounted: string[]): void {
  if (!/^\/[^\s:]+$/.test(path)) {
    throw propError(where, { prop, received: path, accepted: 'an absolute path without spaces or colons', mend: 'pass a directory such as "/var/cache"' });
  }
  requireWritable(where, prop, path);
  if (mounted.includes(path)) {
    throw propError(where, { prop, received: path, accepted: 'a path that no volume is mounted at', mend: `leave it out of ${prop.replace(/\[.*/, '')}, or mount the volume elsewhere` });
  }
}
