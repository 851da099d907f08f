import * as kplus from 'cdk8s-plus-28';
import { PodProps } from './pod-props';
import { propError } from '../semantics/errors';

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
  const mounted = [...props.volumeMounts ?? [], ...props.container?.volumeMounts ?? []].map(({ path }) => path);
  const asked = props.writablePaths ?? ['/tmp'].filter((path) => !mounted.includes(path));
  const names = new Map<string, string>();
  asked.forEach((path, index) => {
    const prop = `writablePaths[${index}]`;
    if (!/^\/[^\s:]+$/.test(path)) {
      throw propError(where, { prop, received: path, accepted: 'an absolute path without spaces or colons', mend: 'pass a directory such as "/var/cache"' });
    }
    if (mounted.includes(path)) {
      throw propError(where, { prop, received: path, accepted: 'a path that no volume is mounted at', mend: 'leave it out of writablePaths' });
    }
    const name = path.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 50);
    if (names.has(name) || name === '') {
      throw propError(where, { prop, received: path, accepted: 'paths that differ by letters and digits', mend: 'mount the one as a volume with volumeMounts' });
    }
    names.set(name, path);
  });
  return {
    volumes: [...names.keys()].map((name) => ({ name, emptyDir: {} })),
    volumeMounts: [...names].map(([name, mountPath]) => ({ name, mountPath })),
  };
}
