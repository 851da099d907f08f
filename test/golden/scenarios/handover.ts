import { Chart, Duration } from 'cdk8s';
import { CanaryService, CanarySteps, DeploymentHandover } from 'cdk8s-rollouts';
import { gateway, shopChart } from './platform';

/** The live Deployment keeps its pods; the Rollout takes them over. */
export function handoverStart(): Chart {
  return handover(DeploymentHandover.START);
}

/** The Rollout is healthy: the Deployment only holds the pod template. */
export function handoverDone(): Chart {
  return handover(DeploymentHandover.DONE);
}

function handover(deploymentHandover: DeploymentHandover): Chart {
  const shop = shopChart(gateway);
  new CanaryService(shop, 'basket', {
    image: 'ghcr.io/acme/basket:4.4.0',
    port: 8080,
    readiness: '/ready',
    replicas: 5,
    selectorLabels: { app: 'basket' },
    route: { hostnames: ['basket.example.com'] },
    steps: CanarySteps.weights([10, 50], { pause: Duration.minutes(5) }),
    deploymentHandover,
  });
  return shop;
}
