import { counted, inWords } from '../amounts';
import { plain } from '../plain-line';
import { indexes, plateaus, span } from '../plateaus';
import { summaryOf, titleOf } from '../release-document';
import { share } from '../six-questions';
import { gateText } from './gate-marks';
import { PlannedRelease } from '../../../plan/planned-release';

/** The drawing in one line. */
export function drawingTitle(release: PlannedRelease): string {
  return `Release plan of ${plain(titleOf(release))}`;
}

/** What the drawing shows, for those who do not see it. */
export function drawingDescription(release: PlannedRelease): string {
  const states = plateaus(release.phases).map((plateau) => {
    const { state: { stableReplicas, mostStableReplicas, canaryReplicas, mostCanaryReplicas }, phases, startsAt } = plateau;
    return `Phase ${indexes(plateau)} (${phases.map(({ step }) => step).join(', ')}) begins after ${inWords(startsAt)} and comes to ${share(plateau.state)} of the requests for the new version, `
      + `${counted(span(stableReplicas, mostStableReplicas), 'stable pod')} and ${counted(span(canaryReplicas, mostCanaryReplicas), 'new pod')}.`;
  });
  const gates = release.phases.flatMap(({ index, step, gate }) => (gate ? [`Gate of phase ${index}, ${gateText(step, gate)}.`] : []));
  return [`${summaryOf(release)}.`, ...states, ...gates].join(' ');
}
