import { inWords } from '../../../plan/in-words';
import { PlannedRelease } from '../../../plan/planned-release';
import { counted } from '../amounts';
import { plain } from '../plain-line';
import { indexes, newPods, plateaus, share, stablePods, stepsOf } from '../plateaus';
import { summaryOf, titleOf } from '../release-document';
import { gateText } from '../six-questions';

/** The drawing in one line. */
export function drawingTitle(release: PlannedRelease): string {
  return `Release plan of ${plain(titleOf(release))}`;
}

/** What the drawing shows, for those who do not see it. */
export function drawingDescription(release: PlannedRelease): string {
  const states = plateaus(release.phases).map((plateau) =>
    `Phase ${indexes(plateau)} (${stepsOf(plateau).join(', ')}) begins after ${inWords(plateau.startsAt)} and comes to ${share(plateau.state)} of the requests for the new version, `
    + `${counted(stablePods(plateau.state), 'stable pod')} and ${counted(newPods(plateau.state), 'new pod')}.`);
  const gates = release.phases.flatMap(({ index, step, gate }) => (gate ? [`Gate of phase ${index}, ${step}: ${gateText(gate)}.`] : []));
  return [`${summaryOf(release)}.`, ...states, ...gates].join(' ');
}
