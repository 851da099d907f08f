import { listed } from './in-words';
import { Workload } from '../inventory/workload';

/** What the first deployment of a Rollout does not do, and does instead, in words. A rolling Deployment has nothing of the kind. */
export function firstDeployment(workload: Workload): string[] {
  const { rollout, canary, blueGreen } = workload;
  return !rollout ? [] : [...(canary ? firstCanary(workload) : []), ...(blueGreen ? firstBlueGreen(workload) : []), ...besideDeployment(workload)];
}

function firstCanary({ canary }: Workload): string[] {
  const { steps = [], analysis } = canary!;
  const skipped = [
    ...(steps.length > 0 ? [steps.length === 1 ? 'the step' : `all ${steps.length} steps`] : []),
    ...(analysis || steps.some((step) => step.analysis ?? step.experiment) ? ['every analysis'] : []),
  ];
  const plural = skipped.length > 1 || steps.length > 1;
  const first = 'The first version has no stable one to be compared with: it starts with all pods at once';
  return [skipped.length === 0 ? first : `${first}, and ${listed(skipped)} ${plural ? 'are' : 'is'} skipped`];
}

function firstBlueGreen({ blueGreen }: Workload): string[] {
  const { activeService, prePromotionAnalysis, postPromotionAnalysis, autoPromotionEnabled, autoPromotionSeconds } = blueGreen!;
  const skipped = [
    ...(prePromotionAnalysis ? ['the analysis before the switch'] : []),
    ...(postPromotionAnalysis ? ['the analysis after the switch'] : []),
    ...(autoPromotionEnabled === false ? ['the wait for a person'] : autoPromotionSeconds ? [`the wait of ${autoPromotionSeconds} s`] : []),
  ];
  const service = activeService ? `Service ${activeService}` : 'the active Service';
  const first = `The first version gets ${service} as soon as its pods are ready`;
  return [skipped.length === 0 ? `${first}: there is nothing to switch from` : `${first}: ${listed(skipped)} ${skipped.length === 1 ? 'is' : 'are'} skipped`];
}

/** A Rollout that takes its pods from a Deployment runs beside it at first. */
function besideDeployment({ rollout, canary, blueGreen }: Workload): string[] {
  const { kind, name = '', scaleDown = 'never' } = rollout?.spec?.workloadRef ?? {};
  if (kind !== 'Deployment') {
    return [];
  }
  const deployment = `Deployment ${name}`;
  const once = 'this happens for the first revision only: if that one fails and is mended by a second, the Deployment keeps its pods';
  switch (canary || blueGreen ? scaleDown : undefined) {
    case undefined:
      return [];
    case 'never':
      return [`${deployment} keeps its pods beside those of the Rollout until somebody sets its spec.replicas to 0: do that once the Rollout is healthy`];
    case 'onsuccess':
      return [`${deployment} keeps its pods until the first version of the Rollout is healthy, and is scaled to 0 then: both run at full size until then; ${once}`];
    case 'progressively':
      return [`${deployment} is scaled down as pods of the Rollout get ready; ${once}`];
    default:
      return [`${deployment} keeps its pods: scaleDown ${scaleDown} means nothing to the controller, which knows never, onsuccess and progressively`];
  }
}
