import { advanceRun, AnalysisRunModel, nextRunMoment } from './analysis-run-model';
import { NO_STATUS } from './controller-status';
import { Environment } from './environment';
import { happen, Happening } from './happenings';
import { pauseSince } from './pass';
import { nextDeadline } from './progress';
import { reconcile } from './reconcile';
import { availableAt, settlePods } from './replica-set-model';
import { SimulatedVersion } from './simulated-version';
import { TimelineState, timelineState } from './timeline';
import { rolloutOf, World } from './world';
import { currentStep } from '../../semantics/controller/canary-weight';
import { pauseSeconds } from '../../semantics/validation/durations';

/** The looks in a row that the controller may need before everything is at rest; more of them would be a circle. */
const MOST_LOOKS = 1000;

/**
 * A Rollout in a cluster that is only calculated. Nothing takes time but what is said to: pods until they are ready, pauses, delays,
 * measurements; the controller itself, the API server and the router are as quick as can be. The same input gives the same timeline.
 *
 * Not modelled: ping-pong, restarts, weights of experiments, verification of target groups, step plugins (they succeed at once),
 * deletion of old ReplicaSets.
 */
export class ReleaseSimulation {
  private readonly world: World;
  private readonly states: TimelineState[] = [];
  /** The last of the states, but for its time. */
  private noted = '';
  /** What is to happen, the soonest first. */
  private planned: { readonly at: number; readonly happening: Happening }[] = [];

  constructor(first: SimulatedVersion, environment: Environment) {
    this.world = { now: 0, version: first, paused: false, status: NO_STATUS, sets: [], services: new Map(), runs: [], environment };
    this.after({ kind: 'apply', version: first });
  }

  /** Every state that was different from the one before. */
  public get timeline(): readonly TimelineState[] {
    return this.states;
  }

  public get state(): TimelineState {
    return this.states[this.states.length - 1];
  }

  /** Every run there was, with what it measured. */
  public get runs(): readonly Readonly<AnalysisRunModel>[] {
    return this.world.runs;
  }

  /** The moment, in seconds. */
  public get now(): number {
    return this.world.now;
  }

  /** Whether the release goes on only when a person promotes it: a pause without an end, or a switch that is not automatic. */
  public get awaitsPerson(): boolean {
    const { status } = this.world;
    const rollout = rolloutOf(this.world);
    const endlessPause = pauseSince(status, 'CanaryPauseStep') !== undefined && currentStep(rollout, status)?.pause?.duration === undefined;
    return endlessPause || (pauseSince(status, 'BlueGreenPause') !== undefined && rollout.strategy.blueGreen?.autoPromotionEnabled === false);
  }

  /** Lets something happen now. */
  public after(happening: Happening): TimelineState {
    happen(this.world, happening);
    this.note();
    this.settle();
    return this.state;
  }

  /** Lets something happen at a moment to come, or now if it is past. */
  public plan(at: number, happening: Happening): void {
    this.planned = [...this.planned, { at: Math.max(at, this.world.now), happening }].sort((one, other) => one.at - other.at);
  }

  public isPlanned(kind: Happening['kind']): boolean {
    return this.planned.some(({ happening }) => happening.kind === kind);
  }

  /** Whether nothing more happens by itself. */
  public get isAtRest(): boolean {
    return Math.min(this.nextLook(), this.nextMeasurement(), this.planned[0]?.at ?? Infinity) === Infinity;
  }

  /** Lets time pass until something changes, at most until this moment; says whether anything did. */
  public advance(until: number): boolean {
    const [next] = this.planned;
    const looked = this.nextLook();
    const moment = Math.min(looked, this.nextMeasurement(), next?.at ?? Infinity);
    this.world.now = Math.min(until, moment);
    if (moment > until) {
      return false;
    }
    if (next?.at === moment) {
      this.planned = this.planned.slice(1);
      this.after(next.happening);
    } else if (looked === moment || this.measureAlone()) {
      this.settle();
    }
    return true;
  }

  /** Lets time pass until a state is as wished, for at most so many seconds. */
  public advanceUntil(wished: (state: TimelineState) => boolean, seconds: number): TimelineState | undefined {
    const until = this.world.now + seconds;
    let seen = this.states.length - 1;
    for (;;) {
      const found = this.states.slice(seen).find(wished);
      if (found) {
        return found;
      }
      seen = this.states.length;
      if (!this.advance(until)) {
        return undefined;
      }
    }
  }

  /** Lets everything that does not take time come to rest. */
  private settle(): void {
    const { world } = this;
    for (let look = 0, before = ''; look < MOST_LOOKS; look++) {
      reconcile(world);
      this.note();
      world.sets.forEach((set) => settlePods(set, world.now, (pod) => world.environment.readyAfter(set.hash, pod)));
      const state = { ...this.state, at: world.now };
      this.measure(state);
      const after = JSON.stringify([world.status, world.sets, world.runs, [...world.services]]);
      if (after === before) {
        return this.note();
      }
      before = after;
    }
    throw new Error(`the simulation of ${world.version.name} does not come to rest after ${world.now} s`);
  }

  private measure(state: TimelineState): void {
    const { world } = this;
    world.runs.forEach((run) => advanceRun(run, world.now, (request) => world.environment.measure({ ...request, state })));
  }

  /** A measurement makes the controller look at the Rollout only if its run ends with it; says whether one did. */
  private measureAlone(): boolean {
    const running = this.world.runs.filter(({ outcome }) => outcome === undefined);
    this.measure({ ...this.state, at: this.world.now });
    return running.some(({ outcome }) => outcome !== undefined);
  }

  private note(): void {
    const state = timelineState(this.world);
    const text = JSON.stringify({ ...state, at: 0 });
    if (text !== this.noted) {
      this.noted = text;
      this.states.push(state);
      this.world.environment.note?.(state);
    }
  }

  private nextMeasurement(): number {
    return Math.min(Infinity, ...this.world.runs.map(nextRunMoment).filter((moment) => moment > this.world.now));
  }

  /** When something is due that the controller looks at the Rollout for. */
  private nextLook(): number {
    const { world } = this;
    const { status, now } = world;
    const rollout = rolloutOf(world);
    const pods = world.sets.flatMap((set) => set.pods.flatMap((pod) => [pod.readyAt, availableAt(pod, rollout.minReadySeconds ?? 0)]));
    const deadlines = world.sets.map(({ deadline }) => deadline ?? Infinity);
    const step = currentStep(rollout, status);
    const stepEnd = (pauseSince(status, 'CanaryPauseStep') ?? Infinity) + (pauseSeconds(step?.pause?.duration) ?? Infinity);
    const switchAt = (pauseSince(status, 'BlueGreenPause') ?? Infinity) + (rollout.strategy.blueGreen?.autoPromotionSeconds ?? Infinity);
    const experiment = status.experiment?.endsAt ?? Infinity;
    const moments = [...pods, ...deadlines, stepEnd, switchAt, experiment, nextDeadline(world)];
    return Math.min(Infinity, ...moments.filter((moment) => moment > now));
  }
}
