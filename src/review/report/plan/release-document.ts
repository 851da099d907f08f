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
