import { inShort } from '../amounts';
import { element, label } from '../markup';
import { indexes, stepsOf } from '../plateaus';
import { Column } from './columns';
import { Frame, Part } from './frame';
import { fitted, SIZES, widthOf, wrapped } from './lettering';

const LINE = 15;
const NOTE = 'Time from left to right. Longer phases are wider, but none is too narrow to be read.';
const WAITING = ' Hatched: however long a person takes, counted as no time.';

/** Shorter beginnings of words say nothing. */
const LEAST_TITLE = 60;

/** What happens in each column: its index and, where there is room, the controller's words. */
export function columnTitles({ columns }: Frame, y: number): string {
  return columns.map(({ plateau, x, width }, index) => {
    const fits = (text: string) => widthOf(text, SIZES.small) <= width - 6;
    const names = stepsOf(plateau);
    const steps = fits(names.join(', ')) ? names.join(', ') : names[0];
    const place = indexes(plateau);
    const heading = `${plateau.phases.length > 1 ? 'phases' : 'phase'} ${place}`;
    return element('g', {},
      ...(index === 0 ? [] : [element('line', { class: 'grid', x1: x, x2: x, y1: y - 10, y2: y + 18 })]),
      label({ class: 'ink small strong', x: x + 4, y }, fits(heading) ? heading : place),
      ...(width >= LEAST_TITLE || fits(steps) ? [label({ class: 'faint small', x: x + 4, y: y + 14 }, fitted(steps, width - 6, SIZES.small))] : []));
  }).join('\n');
}

/** When each column begins, as far as there is room, and how the axis is to be read. */
export function timeAxis({ release, columns, left, right }: Frame, top: number): Part {
  const ticks = [...columns.map(({ plateau, x }) => ({ x, seconds: plateau.startsAt })), endOf(columns)];
  const shown = ticks.findIndex(({ seconds }) => seconds === ticks[ticks.length - 1].seconds);
  let free = 0;
  const marks = ticks.flatMap(({ x, seconds }, index) => {
    const text = inShort(seconds);
    const width = widthOf(text, SIZES.small);
    const begin = Math.min(x - width / 2, right - width);
    const stroke = element('line', { class: 'axis', x1: x, x2: x, y1: top, y2: top + 4 });
    const last = index === shown;
    const twice = index > 0 && inShort(ticks[index - 1].seconds) === text;
    if (twice || begin < free || (!last && overlaps(begin + width, ticks[shown], right))) {
      return [stroke];
    }
    free = begin + width + 6;
    return [stroke, label({ class: 'faint small', x: begin, y: top + 16 }, text)];
  });
  const manual = release.phases.some(({ gate }) => gate?.kind === 'manual');
  const note = wrapped(`${NOTE}${manual ? WAITING : ''}`, right - left, SIZES.small, 3);
  return {
    markup: [...marks, ...note.map((text, index) => label({ class: 'faint small', x: left, y: top + 34 + index * LINE }, text))].join('\n'),
    bottom: top + 34 + note.length * LINE,
  };
}

function endOf(columns: readonly Column[]): { readonly x: number; readonly seconds: number } {
  const { plateau, x, width } = columns[columns.length - 1];
  return { x: x + width, seconds: plateau.startsAt + plateau.seconds };
}

/** The end is always said: what would be in its way is not. */
function overlaps(until: number, { x, seconds }: { readonly x: number; readonly seconds: number }, right: number): boolean {
  const width = widthOf(inShort(seconds), SIZES.small);
  return until + 6 > Math.min(x - width / 2, right - width);
}
