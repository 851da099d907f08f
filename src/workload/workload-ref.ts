import { WorkloadRefSpec } from '../manifest/rollout';
import { propError } from '../semantics/errors';
import { requireDnsSubdomain } from '../semantics/names';

/** What happens to a Deployment whose pod template a Rollout takes over. */
export enum WorkloadScaleDown {
  /** It keeps its pods: scale it to 0 yourself once the Rollout is healthy. */
  NEVER = 'never',
  /** It is scaled to 0 once the Rollout is healthy. */
  ON_SUCCESS = 'onsuccess',
  /** It is scaled down as the Rollout's pods become ready. */
  PROGRESSIVELY = 'progressively',
}

/** How a Rollout refers to the workload that has its pod template. */
export interface WorkloadRefOptions {
  /**
   * What happens to the pods of a Deployment that is taken over. It acts at the Rollout's first revision only.
   *
   * @default WorkloadScaleDown.NEVER - the controller's own
   */
  readonly scaleDown?: WorkloadScaleDown;
}

/**
 * The workload whose pod template a Rollout uses in place of one of its own: the way to take over a live Deployment without an outage.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/migrating/#reference-deployment-from-rollout
 */
export class WorkloadRef {
  /** The pod template of a Deployment. */
  public static deployment(name: string, options: WorkloadRefOptions = {}): WorkloadRef {
    return new WorkloadRef({ apiVersion: 'apps/v1', kind: 'Deployment', name, scaleDown: options.scaleDown });
  }

  /** The pod template of a ReplicaSet. */
  public static replicaSet(name: string, options: WorkloadRefOptions = {}): WorkloadRef {
    return new WorkloadRef({ apiVersion: 'apps/v1', kind: 'ReplicaSet', name, scaleDown: options.scaleDown });
  }

  /** A PodTemplate object. */
  public static podTemplate(name: string): WorkloadRef {
    return new WorkloadRef({ apiVersion: 'v1', kind: 'PodTemplate', name });
  }

  private constructor(private readonly spec: WorkloadRefSpec) {
    requireDnsSubdomain('WorkloadRef', 'name', spec.name);
    if (spec.scaleDown !== undefined && !Object.values<string>(WorkloadScaleDown).includes(spec.scaleDown)) {
      throw propError('WorkloadRef', { prop: 'scaleDown', received: spec.scaleDown, accepted: Object.values(WorkloadScaleDown).join(', '), mend: 'use WorkloadScaleDown' });
    }
  }

  /** @internal */
  public _toJson(): WorkloadRefSpec {
    return this.spec;
  }
}
