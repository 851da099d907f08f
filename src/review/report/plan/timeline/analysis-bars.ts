import { element, label } from '../markup';
import { Frame, Part } from './frame';
import { fitted, SIZES, widthOf } from './lettering';

const HEIGHT = 16;
const STEP = 20;

/** From when to when each analysis judges. */
export function analysisBars({ release: { analyses }, left, right, columns }: Frame, top: number): Part {
  const cells = columns.flatMap((column) => column.cells);
  const bars = analyses.map(({ name, metrics, templates, fromPhase, untilPhase }, row) => {
    const from = cells.find(({ phase }) => phase.index === fromPhase)?.x ?? left;
    const last = cells.find(({ phase }) => phase.index === untilPhase);
    const to = Math.max(from + 4, last ? last.x + last.width : right);
    const judges = metrics.length > 0 ? metrics.map((metric) => metric.name) : templates;
    const y = top + row * STEP;
    return element('g', {}, element('rect', { class: 'judge', x: from, y, width: to - from, height: HEIGHT, rx: 3 }), caption(`${name}: ${judges.join(', ')}`, from, to, left, right, y + 12));
  });
  return { markup: bars.join('\n'), bottom: top + analyses.length * STEP };
}

/** In the bar if it fits, else on the side with more room. */
function caption(text: string, from: number, to: number, left: number, right: number, y: number): string {
  if (widthOf(text, SIZES.small) <= to - from - 10) {
    return label({ class: 'ink small', x: from + 5, y }, text);
  }
  const rooms = { inside: to - from - 10, before: from - left - 6, after: right - to - 6 };
  const [side] = (Object.entries(rooms) as [keyof typeof rooms, number][]).sort(([, one], [, other]) => other - one)[0];
  const shown = fitted(text, rooms[side], SIZES.small);
  return label({ 'class': 'ink small', 'x': side === 'inside' ? from + 5 : side === 'before' ? from - 5 : to + 5, 'y': y, 'text-anchor': side === 'before' ? 'end' : undefined }, shown);
}
