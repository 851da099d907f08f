import { element, label } from '../markup';
import { Frame, Part } from './frame';
import { mark } from './gate-marks';
import { SIZES, widthOf } from './lettering';

const ROW = 22;
const GATE_NAMES: Readonly<Record<string, string>> = { pause: 'pause', manual: 'a person decides', analysis: 'analysis', experiment: 'experiment', plugin: 'plugin' };

/** What the colours and shapes are; only what occurs. */
export function legend({ release: { phases, analyses }, margin: left, right }: Frame, top: number): Part {
  const swatch = (name: string) => (x: number, y: number) => element('rect', { class: name, x, y: y - 6, width: 14, height: 12, rx: 2 });
  const kinds = [...new Set(phases.flatMap(({ gate }) => gate?.kind ?? []))];
  const entries: { readonly text: string; readonly draw: (x: number, y: number) => string }[] = [
    { text: 'stable version', draw: swatch('stable') },
    { text: 'new version', draw: swatch('canary') },
    { text: 'most pods at a moment', draw: (x, y) => element('line', { class: 'peak', x1: x, x2: x + 14, y1: y, y2: y }) },
    ...(analyses.length > 0 ? [{ text: 'analysis at work', draw: swatch('judge') }] : []),
    ...kinds.map((kind) => ({ text: `gate: ${GATE_NAMES[kind] ?? kind}`, draw: (x: number, y: number) => mark(kind, undefined, x + 8, y) })),
  ];
  let [x, y] = [left, top];
  const drawn = entries.map(({ text, draw }) => {
    const width = 20 + widthOf(text, SIZES.small) + 14;
    if (x > left && x + width > right) {
      [x, y] = [left, y + ROW];
    }
    const entry = element('g', {}, draw(x, y), label({ class: 'faint small', x: x + 21, y: y + 4 }, text));
    x += width;
    return entry;
  });
  return { markup: drawn.join('\n'), bottom: y + ROW - 6 };
}
