import { percent } from '../../../plan/in-words';
import { PlannedPhase } from '../../../plan/planned-phase';
import { element, label } from '../markup';
import { share } from '../plateaus';
import { Frame, Part } from './frame';
import { placed } from './labels';
import { SIZES } from './lettering';
import { areaBetween, levels, reachedAt } from './levels';

const HEIGHT = 120;

/** Who answers the requests: the new version from below, the stable one above it. */
export function trafficPanel(frame: Frame, top: number): Part {
  const { release: { strategy }, left, right, columns } = frame;
  const y = (fraction: number) => top + HEIGHT * (1 - fraction);
  const of = (phase: PlannedPhase) => phase.exposure;
  // A Service is switched as the phase begins that is about it; a weight is set when the pods are ready.
  const exposure = levels(frame, { before: 0, of, meanwhile: strategy === 'blue-green' ? of : undefined });
  const floor = levels(frame, { before: 0, of: () => 0 });
  const ceiling = levels(frame, { before: 1, of: () => 1, meanwhile: strategy === 'recreate' ? answeredMeanwhile : undefined });
  const labels = columns
    .map((column, index) => ({
      text: share(column.plateau.state),
      before: index === 0 ? percent(0) : share(columns[index - 1].plateau.state),
      x: (strategy === 'blue-green' ? column.x : reachedAt(column)) + 5,
      y: Math.max(top + 14, y(column.plateau.state.exposure) - 5),
    }))
    .filter(({ text, before }) => text !== before);
  const places = placed(labels, SIZES.text, right);
  return {
    markup: [
      element('path', { class: 'stable', d: areaBetween(ceiling, exposure, y) }),
      element('path', { class: 'canary', d: areaBetween(exposure, floor, y) }),
      ...[0, 0.5, 1].map((fraction) => element('g', {},
        element('line', { class: fraction === 0 ? 'axis' : 'grid', x1: left, x2: right, y1: y(fraction), y2: y(fraction) }),
        label({ 'class': 'faint small', 'x': left - 6, 'y': y(fraction) + 4, 'text-anchor': 'end' }, percent(fraction)))),
      ...labels.map(({ text }, index) => label({ class: 'ink strong halo', ...places[index] }, text)),
    ].join('\n'),
    bottom: top + HEIGHT,
  };
}

/** Where all pods stop before new ones start, nobody answers. */
function answeredMeanwhile({ seconds, exposure }: PlannedPhase, before: number): number {
  return seconds > 0 && exposure > 0 ? 0 : before;
}
