import { Manifest } from '../../test/review/mutations/bundles';
import { blueGreen, canary, container, Fault, one, pod, routed, template, where } from '../../test/review/mutations/fault';
import { SURROUNDING_FAULTS } from '../../test/review/mutations/faults/around';
import { POD_FAULTS } from '../../test/review/mutations/faults/pods';
import { ROUTE_FAULTS } from '../../test/review/mutations/faults/routes';
import { STRATEGY_FAULTS } from '../../test/review/mutations/faults/strategies';

/** One fault that is put into the clean bundle, and the rule of ours that is meant for it. */
export interface PlantedFault {
  readonly name: string;
  readonly rule: string;
  /** The service of the clean bundle that gets it. */
  readonly service: 'orders' | 'billing';
  readonly change: Fault['change'];
}

const MUTATIONS = [...POD_FAULTS, ...SURROUNDING_FAULTS, ...STRATEGY_FAULTS, ...ROUTE_FAULTS];

/** A fault that the mutation suite has as well. */
function mutation(name: string, rule: string, title: string): PlantedFault {
  const found = MUTATIONS.find((fault) => fault.rule === rule && fault.title === title);
  if (!found) {
    throw new Error(`the mutation suite has no fault "${title}" of ${rule}`);
  }
  return { name, rule, service: 'orders', change: found.change };
}

function planted(name: string, rule: string, change: Fault['change'], service: PlantedFault['service'] = 'orders'): PlantedFault {
  return { name, rule, service, change };
}

/** What goes wrong with releases, one thing at a time. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  planted('no steps', 'ZD502', where(canary, (found) => {
    delete found.steps;
    // A step at which to begin is refused where there are none.
    delete found.analysis.startingStep;
  })),
  mutation('no analysis', 'ZD601', 'no gate'),
  mutation('first weight 60', 'ZD501', 'the first step takes 60 %'),
  planted('all pauses without an end', 'ZD505', where(canary, ({ steps }) => {
    steps.filter((step: any) => step.pause).forEach((step: any) => { step.pause = {}; });
  })),
  planted('no router with four replicas', 'ZD701', where(routed, (found) => {
    delete found.trafficRouting;
    // The controller refuses it without a router, and that would be another fault.
    delete found.scaleDownDelaySeconds;
  })),
  mutation('query over both versions', 'ZD606', 'a query over all versions'),
  planted('as many failures allowed as measured', 'ZD607', where(template, ({ spec }) => { Object.assign(spec.metrics[0], { count: 5, failureLimit: 5 }); })),
  mutation('inline analysis without count', 'ZD605', 'a gate that never ends'),
  mutation('metric without conditions', 'ZD608', 'no condition'),
  mutation('analysis template missing', 'ZD603', 'a template that is not there'),
  mutation('stable and canary Service the same', 'ZD703', 'one Service for both versions'),
  planted('typo in the selector of the canary Service', 'ZD704', where(canary, ({ canaryService }, bundle) => {
    bundle.find(({ kind, metadata }) => kind === 'Service' && metadata.name === canaryService)!.spec.selector['app.kubernetes.io/instance'] = 'oders';
  })),
  mutation('no abort at the deadline', 'ZD508', 'a release that is stuck stays'),
  mutation('autoscaler of a Deployment that is none', 'ZD307', 'the autoscaler scales a Deployment of that name'),
  planted('budget that keeps 4 of 4 pods', 'ZD402', where(budget, ({ spec }) => {
    delete spec.maxUnavailable;
    spec.minAvailable = 4;
  })),
  mutation('budget by minAvailable', 'ZD403', 'minAvailable counts both versions'),
  mutation('no budget', 'ZD401', 'no budget'),
  mutation('NetworkPolicy for one version', 'ZD807', 'a policy for one version'),
  mutation('version in the selector', 'ZD802', 'the selector pins a version'),
  planted('blue-green switched without a look', 'ZD511', where(blueGreen, (found) => { delete found.prePromotionAnalysis; }), 'billing'),
  mutation('no readiness probe', 'ZD101', 'no readiness probe'),
  mutation('no preStop', 'ZD201', 'no preStop'),
  planted('grace period of 10 s', 'ZD203', (bundle) => { pod(bundle).terminationGracePeriodSeconds = 10; }),
  planted('privileged container as root', 'ZD901', (bundle) => {
    delete pod(bundle).securityContext.runAsNonRoot;
    Object.assign(container(bundle).securityContext, { privileged: true, allowPrivilegeEscalation: true, runAsNonRoot: false, runAsUser: 0 });
  }),
];

function budget(bundle: Manifest[]): Manifest | undefined {
  return one(bundle, 'PodDisruptionBudget');
}

/** A copy of the bundle in which one service has the fault. */
export function plant({ name, service, change }: PlantedFault, clean: readonly Manifest[]): Manifest[] {
  const objects: Manifest[] = JSON.parse(JSON.stringify(clean));
  const isMeant = ({ metadata }: Manifest) => metadata.labels['app.kubernetes.io/instance'] === service;
  const meant = objects.filter(isMeant);
  if (change(meant) === false) {
    throw new Error(`${service} has nothing in which to plant "${name}"`);
  }
  return [...objects.filter((object) => !isMeant(object)), ...meant];
}
