import { isAlbIngress, targetType } from './alb-ingress';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { managedRoutes } from '../../inventory/managed-routes';

export const ALB_WITHOUT_PINGPONG: Rule = {
  id: 'ZD710',
  name: 'alb-without-pingpong',
  group: 'routing',
  severity: 'warning',
  title: 'A canary behind an AWS ALB that sends to pods has no ping-pong Services',
  rationale: 'At the end of each release the selector of the stable Service changes, and the pods behind it get no readiness gate of the load balancer then. If AWS is slow to register them, the old pods go before the new ones are targets: users get 502.',
  mend: 'Name pingPong Services instead: their selectors stay while they take turns.',
  sources: [
    'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/alb/#zero-downtime-updates-with-ping-pong-feature',
    'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/alb/#targetgroup-ip-verification',
  ],
  limits: 'Only where the Ingress is among the objects and says target-type: ip. A controller that runs with --aws-verify-target-group waits for AWS: acknowledge this then.',
  reviewed: 'No finding in 146 public manifests. In 79 more manifests of eight public repositories 5, all right as far as manifests show.',
  *check({ inventory, relations }) {
    for (const workload of relations.workloads) {
      const { object, canary } = workload;
      if (canary?.trafficRouting?.alb && !canary.pingPong) {
        const ingress = [...managedRoutes(inventory, workload).routes].find((route) => isAlbIngress(inventory, route) && targetType(route) === 'ip');
        if (ingress) {
          yield {
            object,
            path: 'spec.strategy.canary.trafficRouting.alb',
            message: `${title(object)} changes the selector of Service ${canary.stableService} behind ${title(ingress)}, which sends to pods: those pods have no readiness gate, and a slow registration means 502`,
            mend: `name pingPong.pingService and pongService, and rootService: ${canary.stableService}`,
          };
        }
      }
    }
  },
};
