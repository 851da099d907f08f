import { percent } from '../amounts';
import { element, label } from '../markup';
import { share } from '../plateaus';
import { Frame, Part } from './frame';
import { placed } from './labels';
import { SIZES } from './lettering';
import { areaBetween, levels, reachedAt } from './levels';

const HEIGHT = 120;

/** Who answers the requests: the new version from below, the stable one above it. */
export function trafficPanel({ left, right, columns, gradual }: Frame, top: number): Part {
  const y = (fraction: number) => top + HEIGHT * (1 - fraction);
  const exposure = levels(columns, { x: left, value: 0 }, right, gradual, (phase) => phase.exposure);
  const floor = exposure.map(({ x }) => ({ x, value: 0 }));
  const ceiling = exposure.map(({ x }) => ({ x, value: 1 }));
  const labels = columns
    .map((column, index) => ({
      text: share(column.plateau.state),
      before: index === 0 ? percent(0) : share(columns[index - 1].plateau.state),
      x: reachedAt(column) + 5,
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
