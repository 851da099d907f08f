import { recordedTimes } from './recorded-times';
import { Condition, Story, StoryRecord, storySeconds } from './story';
import { storyVersion } from './story-versions';
import { Environment, Measured } from '../../src/review/simulation/environment';
import { ReleaseSimulation } from '../../src/review/simulation/release-simulation';
import { resultOutcome } from '../../src/review/simulation/result-outcome';
import { TimelineState } from '../../src/review/simulation/timeline';

/** The longest that a simulated story waits for a state. */
const PATIENCE_SECONDS = 120;
/** How long a pod takes to become ready that the record has no time of. */
const USUAL_READINESS = 1.2;
/** An experiment of the stories: its pods become ready, and then three samples are taken. */
const EXPERIMENT_SECONDS = 4.5;

/** What became of a story in the simulation. */
export interface SimulatedStory {
  readonly states: readonly TimelineState[];
  /** What the story waited for, and did not come. */
  readonly missed: readonly string[];
}

/**
 * Plays a story on the simulation: the same things are done in the same states. Times are those of the simulation. It ends,
 * as the record does, when the last thing that the story waits for has come.
 */
export function simulateStory(story: Story, { actions, ...record }: StoryRecord): SimulatedStory {
  const times = recordedTimes({ actions, ...record });
  const answers: Record<string, string> = { ...story.answers };
  const environment: Environment = {
    readyAfter: (version, pod) => {
      const known = times.readiness[version];
      return known && known.length > pod ? known[pod] : known?.every((seconds) => seconds === undefined) ? undefined : USUAL_READINESS;
    },
    measure: ({ metric }) => measured(metric.provider) ?? { outcome: resultOutcome(metric, answerValues(answers.default)) },
    experiment: () => ({ outcome: Number(answers.default) >= 0.95 ? 'Successful' : 'Failed', seconds: EXPERIMENT_SECONDS }),
  };
  const missed: string[] = [];
  const applied: string[] = [];
  let simulation: ReleaseSimulation | undefined;
  let ending: TimelineState | undefined;

  const apply = (name: string): void => {
    const version = storyVersion(story.name, name);
    if (version) {
      simulation = simulation ?? new ReleaseSimulation(version, environment);
      if (simulation.state.current !== undefined) {
        simulation.after({ kind: 'apply', version });
      }
      applied.push(name);
    }
  };
  /** An autoscaler acts as long after what the story did as it really did. */
  const rescale = (index: number): void => times.rescales
    .filter(({ at }) => at >= actions[index].at && at < (actions[index + 1]?.at ?? Infinity))
    .forEach(({ at, replicas }) => simulation?.plan(simulation.now + at - actions[index].at, { kind: 'scale', replicas }));
  const command = (words: string): void => {
    const [verb, , option] = words.split(' ');
    if (verb === 'undo') {
      apply(applied[applied.length - 2]);
    } else {
      simulation?.after({ kind: verb === 'promote' && option === '--full' ? 'promoteInFull' : verb as 'promote' | 'abort' | 'retry' });
    }
  };

  for (const [index, step] of story.do.slice(0, actions.length).entries()) {
    rescale(index);
    if (step.apply !== undefined) {
      apply(step.apply);
    } else if (step.answers) {
      Object.assign(answers, step.answers);
    } else if (step.rollouts) {
      command(step.rollouts);
    } else if (step.until && simulation) {
      const { until } = step;
      ending = simulation.advanceUntil((state) => holds(until, state), PATIENCE_SECONDS);
      if (!ending) {
        missed.push(`until ${JSON.stringify(until)}`);
      }
    } else if (step.stays && simulation) {
      const { stays } = step;
      ending = undefined;
      if (simulation.advanceUntil((state) => !holds(stays, state), storySeconds(step.for!))) {
        missed.push(`stays ${JSON.stringify(stays)}`);
      }
    } else if (step.wait) {
      simulation?.advanceUntil(() => false, storySeconds(step.wait));
    }
  }
  const states = simulation?.timeline ?? [];
  return { states: ending ? states.slice(0, states.indexOf(ending) + 1) : states, missed };
}

function holds(condition: Condition, state: TimelineState): boolean {
  const counts = (wanted: Record<string, number> | undefined, of: 'ready' | 'desired') => Object.entries(wanted ?? {})
    .filter(([version]) => !version.includes(' of ')).every(([version, pods]) => (state.pods[version]?.[of] ?? 0) === pods);
  const { phase, message, step, weight, aborted, stable, current } = condition;
  return (phase === undefined || phase === state.phase) && (message === undefined || state.message.includes(message))
    && (step === undefined || step === state.step) && (weight === undefined || weight === state.weight)
    && (aborted === undefined || aborted === state.aborted) && (stable === undefined || stable === state.stable)
    && (current === undefined || current === state.current) && counts(condition.ready, 'ready') && counts(condition.desired, 'desired')
    && Object.entries(condition.services ?? {}).every(([service, version]) => (state.services[service] ?? '*') === version)
    && Object.entries(condition.analysis ?? {}).every(([name, outcome]) => analysesNamed(name, state).includes(outcome))
    && Object.values(condition.experiments ?? {}).every((outcome) => state.experiment === outcome || outcome === 'Successful');
}

/** Runs by the rest of their names: that of blue-green says when, others have no name but a number. */
function analysesNamed(name: string, { analyses }: TimelineState): string[] {
  const kind = { pre: 'prePromotion', post: 'postPromotion' }[name];
  return kind ? [analyses[kind]] : Object.values(analyses);
}

/** A Job of the stories takes as long as its image says, and fails if that says so. */
function measured(provider: Record<string, unknown>): Measured | undefined {
  const [, seconds, fails] = /-run(\d+)s(-fail)?/.exec(JSON.stringify(provider.job ?? {})) ?? [];
  return seconds === undefined ? undefined : { outcome: fails ? 'Failed' : 'Successful', seconds: Number(seconds) };
}

function answerValues(answer: string | undefined): number[] | undefined {
  return answer === undefined || answer === 'error' ? undefined : answer === 'empty' ? [] : [Number(answer)];
}
