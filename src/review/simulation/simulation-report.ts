import { entranceOf, versionShare } from './canary-share';
import { GateSights, gateSights } from './gate-sight';
import { Happening } from './happenings';
import { SimulatedLoad } from './load-environment';
import { ReleaseCost } from './release-cost';
import { distributionOf, ReleaseDistribution, simulateReleases } from './release-distribution';
import { releaseShape } from './release-shape';
import { CaughtBy, ReleaseOutcome, ReleaseScenario, simulateRelease, SimulatedRelease } from './simulate-release';
import { SimulatedVersion } from './simulated-version';
import { simulatedVersion } from './simulated-workload';
import { SimulationOptions } from './simulation-options';
import { undividedMetrics, withoutSight } from './undivided-metrics';
import { maxTrafficWeight, specReplicas } from '../../semantics/controller/rollout-defaults';
import { Inventory } from '../inventory/inventory';
import { InventoryObject } from '../inventory/inventory-object';
import { refusedRollouts } from '../inventory/refused-rollouts';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';

/** How a release stands at one moment. */
export interface CourseMoment {
  /** Seconds from the moment when the manifests are applied. */
  readonly at: number;
  /** Canary steps that are done. */
  readonly step?: number;
  readonly phase: string;
  readonly message: string;
  /** The share of the requests that the new version answers, from 0 to 1. */
  readonly share: number;
  readonly stablePods: number;
  readonly newPods: number;
}

/** One release that may happen so. */
export interface ReleaseExample {
  readonly seed: number;
  readonly outcome: ReleaseOutcome;
  readonly at: number;
  /** The phase and message of the Rollout then. */
  readonly phase: string;
  readonly message: string;
  readonly caughtBy?: CaughtBy;
  readonly cost: ReleaseCost;
  readonly course: readonly CourseMoment[];
}

/** What becomes of a release of one Rollout. */
export interface RolloutSimulation {
  readonly object: InventoryObject;
  readonly strategy: 'canary' | 'blueGreen';
  readonly replicas: number;
  readonly steps: number;
  /** The seconds over which costs are added up. */
  readonly limit: number;
  readonly distribution: ReleaseDistribution;
  /** The first of the releases that the distribution is made of. */
  readonly example: ReleaseExample;
  /** The same release if no analysis were heeded. */
  readonly ungated: { readonly outcome: ReleaseOutcome; readonly at: number; readonly cost: ReleaseCost };
  /** What becomes of a version that is as good as the stable one; the distribution itself where the version is no worse. */
  readonly healthy: ReleaseDistribution;
  /** What its analyses can see in a release in which nothing else happens. */
  readonly gates: GateSights;
  /** Whether a pause or a switch waits for a person. */
  readonly manualGates: boolean;
  /** Whether templates that its analyses name are not among the objects. */
  readonly missingTemplates: boolean;
}

/** A Rollout that cannot be simulated, and why. */
export interface UnsimulatedRollout {
  readonly object: InventoryObject;
  readonly reason: string;
}

export interface SimulationReport {
  readonly options: SimulationOptions;
  readonly simulations: readonly RolloutSimulation[];
  readonly unsimulated: readonly UnsimulatedRollout[];
}

const [STABLE, RELEASED, PUSHED] = ['stable', 'new', 'pushed'];
const LEAST_LIMIT_SECONDS = 3600;
const LONGEST_RELEASE_SECONDS = 7 * 24 * 3600;
const MOST_REPLICAS = 1000;

/** Simulates a release of every Rollout of an inventory, or of those that are chosen. */
export function simulateReport(
  inventory: Inventory, options: SimulationOptions, chosen: (object: InventoryObject) => boolean = () => true,
): SimulationReport {
  const relations = new Relations(inventory);
  const workloads = relations.workloads.filter(({ object, rollout }) => rollout && chosen(object));
  const refused = refusedRollouts(relations);
  const known = new Map<string, Simulated>();
  const simulations: RolloutSimulation[] = [];
  const unsimulated: UnsimulatedRollout[] = [];
  for (const workload of workloads) {
    const { object } = workload;
    const reason = refused(object);
    const result = reason ?? attempt(relations, workload, options, known);
    if (typeof result === 'string') {
      unsimulated.push({ object, reason: result });
    } else {
      simulations.push(result);
    }
  }
  return { options, simulations, unsimulated };
}

/** What is said of all Rollouts of one shape. */
type Simulated = Omit<RolloutSimulation, 'object' | 'missingTemplates'>;

function attempt(relations: Relations, workload: Workload, options: SimulationOptions, known: Map<string, Simulated>): RolloutSimulation | string {
  const undivided = undividedMetrics(relations, workload);
  const released = withoutSight(simulatedVersion(relations.inventory, workload, RELEASED), undivided);
  const replicas = Math.max(specReplicas(released.rollout), options.scaleOut?.replicas ?? 0);
  if (replicas > MOST_REPLICAS) {
    return `${replicas} replicas are more than the ${MOST_REPLICAS} that are simulated`;
  }
  try {
    const shape = JSON.stringify([releaseShape(released), workload.replicas, [...undivided]]);
    const result = known.get(shape) ?? simulated(workload, released, undivided, options);
    known.set(shape, result);
    const missingTemplates = relations.analysesOf(workload).some(({ moment, complete }) => moment !== 'experiment' && !complete);
    return { ...result, object: workload.object, missingTemplates };
  } catch (error) {
    return (error as Error).message;
  }
}

function simulated(workload: Workload, released: SimulatedVersion, undivided: ReadonlySet<string>, options: SimulationOptions): Simulated {
  const { rollout } = released;
  const stable = { ...released, name: STABLE };
  const undisturbed: ReleaseScenario = {
    stable,
    load: loadOf(released, { ...options, neverReady: false, prometheusDown: false, slow: undefined }),
    manualGateSeconds: options.manualGateSeconds,
    limit: LONGEST_RELEASE_SECONDS,
  };
  const lasts = simulateRelease({ ...undisturbed, gated: false }).at;
  const limit = options.limit ?? Math.max(LEAST_LIMIT_SECONDS, Math.ceil(lasts));
  const scenario: ReleaseScenario = {
    ...undisturbed,
    load: loadOf(released, options),
    limit,
    happenings: happeningsOf(workload, released, options),
    ...(options.abortAtStep !== undefined && { abortAtStep: options.abortAtStep }),
  };
  const releases = simulateReleases(scenario, options.runs);
  const distribution = distributionOf(releases);
  const ungated = simulateRelease({ ...scenario, gated: false });
  const good = options.errorRate === options.baseline;
  const healthy = { ...scenario, load: { ...scenario.load, errorRate: options.baseline } };
  return {
    strategy: rollout.strategy.blueGreen ? 'blueGreen' : 'canary',
    replicas: specReplicas(rollout),
    steps: rollout.strategy.canary?.steps?.length ?? 0,
    limit,
    distribution,
    example: exampleOf(releases[0], options.seed, released),
    ungated: { outcome: ungated.outcome, at: ungated.at, cost: ungated.cost },
    healthy: good ? distribution : distributionOf(simulateReleases(healthy, options.runs)),
    gates: named(gateSights({ ...undisturbed, limit: lasts }), undivided),
    manualGates: waitsForPerson(released),
  };
}

function named({ sights, unseen }: GateSights, undivided: ReadonlySet<string>): GateSights {
  return { sights, unseen: unseen.map((one) => undivided.has(one.metric) && one.reason === 'unknown' ? { ...one, reason: 'both versions' as const } : one) };
}

function loadOf(released: SimulatedVersion, { slow, ...load }: SimulationOptions): SimulatedLoad {
  return { ...load, released, latency: slow };
}

function happeningsOf(
  { replicas }: Workload, released: SimulatedVersion, { scaleOut, push, drain }: SimulationOptions,
): ReleaseScenario['happenings'] {
  const at = (after: number, happening: Happening) => ({ after, happening });
  // An autoscaler's number stays when manifests are applied that say none.
  const kept = replicas === undefined && scaleOut && push !== undefined && scaleOut.after <= push ? { replicas: scaleOut.replicas } : {};
  return [
    ...(scaleOut ? [at(scaleOut.after, { kind: 'scale', replicas: scaleOut.replicas })] : []),
    ...(drain ? [STABLE, RELEASED].map((version) => at(drain.after, { kind: 'evict', version, pods: drain.pods })) : []),
    ...(push === undefined ? [] : [at(push, { kind: 'apply', version: { ...released, name: PUSHED, rollout: { ...released.rollout, ...kept } } })]),
  ];
}

function waitsForPerson({ rollout: { strategy: { canary, blueGreen } } }: SimulatedVersion): boolean {
  return blueGreen?.autoPromotionEnabled === false || (canary?.steps ?? []).some(({ pause }) => pause && pause.duration === undefined);
}

function exampleOf(
  { outcome, at, end, caughtBy, cost, states }: SimulatedRelease, seed: number, { name, rollout }: SimulatedVersion,
): ReleaseExample {
  const course = states.map((state): CourseMoment => ({
    at: state.at,
    ...(state.step !== undefined && { step: state.step }),
    phase: state.phase,
    message: state.message,
    share: versionShare(state, name, maxTrafficWeight(rollout), entranceOf(rollout)),
    stablePods: state.pods[STABLE]?.available ?? 0,
    newPods: state.pods[name]?.available ?? 0,
  }));
  return { seed, outcome, at, phase: end.phase, message: end.message, ...(caughtBy && { caughtBy }), cost, course };
}
