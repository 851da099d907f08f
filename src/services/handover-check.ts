import { Construct } from 'constructs';
import { RolloutServiceProps } from './rollout-service-props';
import { propError } from '../semantics/errors';

/** Refuses a handover whose number of pods nobody knows: the Rollout would start with one and the Deployment be scaled down behind it. */
export function requireHandover(scope: Construct, props: RolloutServiceProps): void {
  if (props.deploymentHandover !== undefined && props.autoscaling) {
    throw propError(scope.node.path, {
      prop: 'autoscaling',
      received: { minReplicas: props.autoscaling.minReplicas, maxReplicas: props.autoscaling.maxReplicas },
      accepted: 'nothing while a Deployment is being handed over',
      mend: 'pass replicas with the number of pods that run now, and bring autoscaling back afterwards',
    });
  }
}
