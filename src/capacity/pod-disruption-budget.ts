import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { DisruptionBudget, UnhealthyPodEvictionPolicy } from './disruption-budget';
import { PodDisruptionBudgetSpec } from '../manifest/policy';
import { Preflight } from '../preflight/preflight';
import { propError } from '../semantics/errors';
import { ReleaseIdentity, releaseMetadata } from '../semantics/identity';

/**
 * Emits the PodDisruptionBudget of a release over the pods of all versions; nothing where it is switched off or exists already.
 *
 * @param replicas the fewest pods the release runs with: its replicas, or the minimum of its autoscaler; undefined where unknown
 */
export function emitDisruptionBudget(
  scope: Construct, identity: ReleaseIdentity, budget: DisruptionBudget = DisruptionBudget.of({}), replicas?: number,
): ApiObject | undefined {
  const { maxUnavailable, minAvailable, unhealthyPodEvictionPolicy, existingName } = budget._limits;
  if (existingName !== undefined) {
    Preflight._accept(scope, 'ZD401', `disruptionBudget: the PodDisruptionBudget ${existingName} is managed elsewhere`);
  }
  if (maxUnavailable === undefined && minAvailable === undefined) {
    return undefined;
  }
  if (minAvailable !== undefined && replicas !== undefined && minAvailable.of(replicas) >= Math.max(replicas, 1)) {
    throw propError(scope.node.path, {
      prop: 'disruptionBudget.minAvailable',
      received: minAvailable.toJson(),
      accepted: `fewer than the ${replicas} pods that run at the least (shares are rounded up): otherwise no pod may be evicted and no node drained`,
      mend: 'pass maxUnavailable: "10%" instead, or run more replicas',
    });
  }
  const spec: PodDisruptionBudgetSpec = {
    ...(maxUnavailable !== undefined && { maxUnavailable: maxUnavailable.toJson() }),
    ...(minAvailable !== undefined && { minAvailable: minAvailable.toJson() }),
    unhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy ?? UnhealthyPodEvictionPolicy.ALWAYS_ALLOW,
    selector: { matchLabels: { ...identity.selectorLabels } },
  };
  return new ApiObject(scope, 'PodDisruptionBudget', {
    apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: releaseMetadata(identity), spec,
  });
}
