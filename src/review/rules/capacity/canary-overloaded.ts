import { CanaryMoment, canaryMoments } from './canary-moments';
import { Rule } from '../../engine/rule';
import { Thresholds } from '../../engine/thresholds';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';
import { replicaRange } from '../../inventory/replica-range';
import { Workload } from '../../inventory/workload';

export const CANARY_OVERLOADED: Rule = {
  id: 'ZD311',
  name: 'canary-overloaded',
  group: 'capacity',
  severity: 'warning',
  title: 'A canary gets more requests than its pods are enough for',
  rationale: 'setCanaryScale holds until another one says otherwise. A weight that is set after it goes to the pods that it left: each of them gets a multiple of what a pod is made for, and these requests are slow or fail.',
  mend: 'Before the weight rises, add a step with setCanaryScale and matchTrafficWeight.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/canary/#dynamic-canary-scale-with-traffic-routing'],
  limits: 'Speaks from 1.5 times the load of a pod at rest on (threshold canaryLoad), counted with the most pods that an autoscaler allows. Says each setCanaryScale once, at the worst step after it.',
  reviewed: '1 finding in 1429 public objects of 17 projects, and right: 80 % of the requests on one of five pods.',
  *check({ relations, settings }) {
    for (const workload of relations.workloads) {
      const { replicas, moments } = overloads(relations, workload, settings.thresholds);
      const worst = new Map<number, CanaryMoment>();
      for (const moment of moments) {
        const known = worst.get(moment.scaledBy!);
        if (!known || loadOf(moment, replicas) > loadOf(known, replicas)) {
          worst.set(moment.scaledBy!, moment);
        }
      }
      for (const [scaledBy, moment] of worst) {
        const load = loadOf(moment, replicas);
        const percent = Math.round(moment.share * 1000) / 10;
        yield {
          object: workload.object,
          path: `spec.strategy.canary.steps[${moment.step}]`,
          message: `from step ${moment.step} on ${percent} % of the requests of ${title(workload.object)} go to ${moment.pods} of ${replicas} pods, which is where step ${scaledBy} left the canary: ${
            moment.pods === 0 ? 'nobody answers them, or the weight is never set' : `${Math.round(load * 10) / 10} times the load that a pod has otherwise`}`,
          mend: `add a step with setCanaryScale {matchTrafficWeight: true} before step ${moment.step}, or let step ${scaledBy} ask for ${moment.fixed ? `replicas: ${Math.ceil(replicas * moment.share)}` : `weight: ${Math.ceil(percent)}`}`,
        };
      }
    }
  },
};

interface Overloads {
  /** The pods of the workload that it is counted with. */
  readonly replicas: number;
  readonly moments: readonly CanaryMoment[];
}

/** The steps of a routed canary at which setCanaryScale leaves it too few pods. */
export function overloads(relations: Relations, workload: Workload, { canaryLoad }: Thresholds): Overloads {
  const range = replicaRange(relations, workload);
  const replicas = range?.stated ? range.most : MANY;
  const moments = workload.canary?.trafficRouting ? canaryMoments(workload.canary, replicas) : [];
  return {
    replicas,
    moments: replicas === 0 ? [] : moments.filter((moment) => moment.scaledBy !== undefined && moment.share > 0
      && loadOf(moment, replicas) > canaryLoad && !(moment.fixed && !range?.stated)),
  };
}

/** Where nobody says how many pods there are, shares are looked at without the rounding to whole pods. */
const MANY = 100;

/** How many times the load of a pod at rest each pod of the canary has. */
function loadOf({ share, pods }: CanaryMoment, replicas: number): number {
  return (share * replicas) / pods;
}
