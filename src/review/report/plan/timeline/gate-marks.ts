import { element, label, tidy } from '../markup';
import { gateText } from '../six-questions';
import { Frame, Part } from './frame';
import { SIZES, wrapped } from './lettering';

const RADIUS = 10;
const LINE = 16;
const MOST_LINES = 3;
/** Marks beside each other, and what they leave for their text; with less it is below them. */
const APART = 28;
const LEAST_TEXT = 200;

/** The shapes by what is waited for: `pause` has a circle, and whatever comes later a square. */
const CORNERS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  manual: [[-0.45, -1], [0.45, -1], [1, -0.45], [1, 0.45], [0.45, 1], [-0.45, 1], [-1, 0.45], [-1, -0.45]],
  analysis: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
  experiment: [[0, -1.3], [1.25, 0.9], [-1.25, 0.9]],
  plugin: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
};

/** The mark of a gate, with the index of its phase. Without one it is smaller: a sample. */
export function mark(kind: string, index: number | undefined, x: number, y: number): string {
  const radius = index === undefined ? RADIUS * 0.65 : RADIUS;
  const corners = CORNERS[kind] ?? (kind === 'pause' ? undefined : CORNERS.plugin);
  const shape = corners
    ? element('polygon', { class: 'gate', points: corners.map(([dx, dy]) => `${tidy(x + dx * radius)},${tidy(y + dy * radius)}`).join(' ') })
    : element('circle', { class: 'gate', cx: x, cy: y, r: radius });
  return element('g', {}, shape, ...(index === undefined ? [] : [label({ class: 'ink number', x, y: y + 4 }, String(index))]));
}

/** The marks where gates are, at the ends of their phases, and the lines below them. */
export function gateMarks({ columns, id }: Frame, y: number, bottom: number): string {
  return columns.flatMap(({ cells }) => cells).flatMap(({ phase: { index, gate }, x, width }) => {
    if (!gate) {
      return [];
    }
    const end = x + width - 2;
    return [
      ...(gate.kind === 'manual' ? [element('rect', { x, y: y + RADIUS + 4, width, height: bottom - y - RADIUS - 4, fill: `url(#${id}-hatch)` })] : []),
      element('line', { class: 'gate-line', x1: end, x2: end, y1: y, y2: bottom }),
      mark(gate.kind, index, end - RADIUS, y),
    ];
  }).join('\n');
}

/** What each mark means; those that mean the same have one line. */
export function gateList({ release: { phases }, margin: left, right }: Frame, top: number): Part {
  const most = Math.floor((right - left) / APART);
  const meanings: { readonly text: string; readonly alike: string[] }[] = [];
  phases.forEach(({ index, step, gate }) => {
    if (gate) {
      const text = `${step}: ${gateText(gate)}`;
      let meaning = meanings.find((other) => other.text === text && other.alike.length < most);
      if (!meaning) {
        meaning = { text, alike: [] };
        meanings.push(meaning);
      }
      meaning.alike.push(mark(gate.kind, index, left + 12 + meaning.alike.length * APART, 0));
    }
  });
  let y = top;
  const rows = meanings.map(({ text, alike }) => {
    const x = left + 32 + (alike.length - 1) * APART;
    const beside = right - x >= LEAST_TEXT;
    const lines = wrapped(text, right - (beside ? x : left), SIZES.text, MOST_LINES);
    const down = beside ? 0 : 22;
    const row = element('g', { transform: `translate(0 ${tidy(y + 8)})` },
      ...alike,
      ...lines.map((line, place) => label({ class: 'ink', x: beside ? x : left, y: 4 + down + place * LINE }, line)));
    y += Math.max(26, down + lines.length * LINE + 10);
    return row;
  });
  return { markup: rows.join('\n'), bottom: y };
}
