import { counted, inWords, percent } from './amounts';
import { code, Line, PlanDocument } from './document';
import { rest } from './further-sections';
import { span } from './plateaus';
import { questions } from './six-questions';
import { PlannedRelease } from '../../plan/planned-release';

/** Everything that people are told of a release, in the order in which they ask. */
export function releaseDocument(release: PlannedRelease): PlanDocument {
  return { title: titleOf(release), summary: [summaryOf(release)], questions: questions(release), rest: rest(release) };
}

/** What follows a change that starts the release: how it goes and what has to pass; `plan` tells the rest. */
export function briefDocument(release: PlannedRelease): PlanDocument {
  const [, pods, , , gates] = questions(release);
  return { title: titleOf(release), summary: [summaryOf(release)], questions: [pods, { ...gates, blocks: gates.blocks.slice(0, 1) }], rest: [] };
}

/** `Rollout orders in namespace shop`. */
export function titleOf({ kind, name, namespace }: PlannedRelease): Line {
  return [`${kind} `, code(name), ...(namespace === '' ? [] : [' in namespace ', code(namespace)])];
}

/** What there is to know if there is only one line. */
export function summaryOf({ strategy, traffic, duration, pods, peakReplicas, exposureBeforeFirstGate }: PlannedRelease): string {
  const people = duration.manualGates.length;
  return [
    `${strategy} by ${traffic.router}`,
    `done after ${inWords(duration.automatic)} at the earliest${people === 0 ? '' : `, and ${counted(people, 'decision')} of a person`}`,
    `at most ${counted(peakReplicas, 'pod')}, ${span(pods.least, pods.most)} at rest`,
    exposureBeforeFirstGate === 0 ? 'no request reaches the new version before it is judged'
      : exposureBeforeFirstGate === 1 ? 'every request reaches the new version before anything but time has judged it'
        : `${percent(exposureBeforeFirstGate)} of the requests reach the new version before anything but time has judged it`,
  ].join('; ');
}
