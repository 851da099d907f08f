import { IConstruct } from 'constructs';
import { PlatformProps } from './platform-props';
import { noteTargetVersions } from '../preflight/target-versions';
import { propError, requireInteger } from '../semantics/errors';
import { requireDnsSubdomain, requireLabels } from '../semantics/names';
import { MinorVersion, TargetVersions } from '../semantics/versions';

const DEFAULT_KUBERNETES = '1.30';
const DEFAULT_ARGO_ROLLOUTS = '1.9';
const DEFAULT_REPLICAS = 2;

const defined = new WeakMap<IConstruct, PlatformProps>();
/** Scopes whose definition, or lack of one, somebody has relied on, and who that was. */
const readBy = new WeakMap<IConstruct, string>();

/**
 * Facts about the cluster and rules of the house, set once for an app, a chart or any part of the tree. For each field, the nearest scope that says something wins;
 * `labels` are merged.
 */
export class Platform {
  /**
   * Sets the platform of everything below the scope.
   *
   * @throws if the scope has one already, or if a service below has been created already: it would have missed it
   */
  public static define(scope: IConstruct, props: PlatformProps): void {
    const where = `Platform.define(${scope.node.path || 'app'})`;
    if (defined.has(scope)) {
      throw propError(where, { prop: 'scope', received: scope.node.path, accepted: 'a scope without a platform of its own', mend: 'merge the two definitions' });
    }
    const reader = readBy.get(scope);
    if (reader !== undefined) {
      throw propError(where, { prop: 'scope', received: scope.node.path, accepted: 'a scope below which no service has been created yet', mend: `call it before ${reader} is created` });
    }
    checkProps(where, props);
    defined.set(scope, props);
    noteTargetVersions(scope, {
      ...(props.kubernetesVersion && { kubernetes: MinorVersion.parse(where, 'kubernetesVersion', props.kubernetesVersion) }),
      ...(props.argoRolloutsVersion && { argoRollouts: MinorVersion.parse(where, 'argoRolloutsVersion', props.argoRolloutsVersion) }),
    });
  }

  /** The platform as it is seen from the scope. From then on it is an error to define one above it. */
  public static of(scope: IConstruct): Platform {
    const scopes = scope.node.scopes;
    const props: Record<string, unknown> = {};
    const labels: Record<string, string> = {};
    for (const above of scopes) {
      if (!readBy.has(above)) {
        readBy.set(above, scope.node.path);
      }
      const own = defined.get(above);
      for (const [field, value] of Object.entries(own ?? {})) {
        if (value !== undefined) {
          props[field] = value;
        }
      }
      Object.assign(labels, own?.labels);
    }
    const platform = new Platform(props, labels);
    noteTargetVersions(scope, platform._versions);
    return platform;
  }

  /** What applies here; fields that nobody set are missing. */
  public readonly props: PlatformProps;
  /** Labels of every emitted object. */
  public readonly labels: { [key: string]: string };
  /** Number of pods of services that state none. */
  public readonly replicas: number;

  /** @internal */
  public readonly _versions: TargetVersions;

  private constructor(props: PlatformProps, labels: Record<string, string>) {
    this.props = props;
    this.labels = labels;
    this.replicas = props.replicas ?? DEFAULT_REPLICAS;
    this._versions = {
      kubernetes: MinorVersion.parse('Platform', 'kubernetesVersion', props.kubernetesVersion ?? DEFAULT_KUBERNETES),
      argoRollouts: MinorVersion.parse('Platform', 'argoRolloutsVersion', props.argoRolloutsVersion ?? DEFAULT_ARGO_ROLLOUTS),
    };
  }
}

function checkProps(where: string, props: PlatformProps): void {
  for (const prop of ['kubernetesVersion', 'argoRolloutsVersion'] as const) {
    if (props[prop] !== undefined) {
      MinorVersion.parse(where, prop, props[prop]);
    }
  }
  requireInteger(where, 'replicas', props.replicas, 0, 1_000_000, 'pass a number of pods');
  requireLabels(where, 'labels', props.labels);
  if (props.priorityClassName !== undefined) {
    requireDnsSubdomain(where, 'priorityClassName', props.priorityClassName);
  }
  if (props.imageRegistry !== undefined && !/^[a-z0-9][a-z0-9.-]*(:\d+)?(\/[a-z0-9][a-z0-9._-]*)*\/?$/.test(props.imageRegistry)) {
    throw propError(where, { prop: 'imageRegistry', received: props.imageRegistry, accepted: 'a registry, with a path if need be, without a scheme', mend: 'pass a registry such as "ghcr.io/acme"' });
  }
}
