import { PlannedRelease } from '../../../plan/planned-release';
import { element, escapeMarkup, label } from '../markup';
import { plain } from '../plain-line';
import { summaryOf, titleOf } from '../release-document';
import { drawingDescription, drawingTitle } from './alternative';
import { analysisBars } from './analysis-bars';
import { columns } from './columns';
import { Frame, Part } from './frame';
import { gateList, gateMarks } from './gate-marks';
import { legend } from './legend';
import { fitted, SIZES, wrapped } from './lettering';
import { podsPanel } from './pods-panel';
import { columnTitles, timeAxis } from './time-axis';
import { trafficPanel } from './traffic-panel';

/** A drawing, and the room that it takes. */
export interface Drawing {
  readonly markup: string;
  readonly width: number;
  readonly height: number;
}

/** Room around the drawing, for the numbers of the axes, for what was before the release and for what is after it. */
const AMPLE = { padding: 16, scale: 42, before: 14, after: 56 };
const TIGHT = { padding: 10, scale: 38, before: 8, after: 46 };
const NARROW = 500;
const LINE = 16;

export interface TimelineOptions {
  readonly width: number;
  /** Put before every id. */
  readonly id: string;
  /** Whether name and summary are in the drawing, and not beside it. */
  readonly headed: boolean;
}

/** A release from left to right: gates, requests, analyses, pods, time; what the marks mean is below. As wide as is said, or wider if it has very many phases. */
export function timeline(release: PlannedRelease, { width, id, headed }: TimelineOptions): Drawing {
  const { padding, scale, before, after } = width < NARROW ? TIGHT : AMPLE;
  const left = padding + scale;
  const laidOut = columns(release.phases, left + before, width - padding - left - before - after);
  const last = laidOut[laidOut.length - 1];
  const right = Math.max(width - padding, last.x + last.width + after);
  const gradual = !['blue-green', 'recreate'].includes(release.strategy) && release.phases.every(({ weight }) => weight === undefined);
  const frame: Frame = { release, margin: padding, left, right, columns: laidOut, gradual, id };

  const heading = headed ? head(frame) : { markup: '', bottom: padding + 10 };
  const gatesAt = heading.bottom + 34;
  const traffic = trafficPanel(frame, gatesAt + 20);
  const analyses = analysisBars(frame, traffic.bottom + 10);
  const pods = podsPanel(frame, analyses.bottom + 10);
  const time = timeAxis(frame, pods.bottom);
  const names = legend(frame, time.bottom + 12);
  const gates = gateList(frame, names.bottom + 6);
  const [outer, height] = [right + padding, gates.bottom + padding - 6];
  return {
    width: outer,
    height,
    markup: [
      element('title', {}, escapeMarkup(drawingTitle(release))),
      element('desc', {}, escapeMarkup(drawingDescription(release))),
      hatch(id),
      element('rect', { class: 'paper', x: 0.5, y: 0.5, width: outer - 1, height: height - 1, rx: 6 }),
      heading.markup, columnTitles(frame, heading.bottom + 4),
      traffic.markup, analyses.markup, pods.markup, time.markup,
      gateMarks(frame, gatesAt, pods.bottom),
      names.markup, gates.markup,
    ].filter((part) => part !== '').join('\n'),
  };
}

function head({ release, margin, right }: Frame): Part {
  const summary = wrapped(summaryOf(release), right - margin, SIZES.text, 5);
  return {
    markup: [
      label({ class: 'ink title', x: margin, y: margin + 14 }, fitted(plain(titleOf(release)), right - margin, SIZES.title)),
      ...summary.map((text, index) => label({ class: 'faint', x: margin, y: margin + 34 + index * LINE }, text)),
    ].join('\n'),
    bottom: margin + 36 + summary.length * LINE,
  };
}

/** Stripes for time that nobody knows. */
function hatch(id: string): string {
  return element('defs', {}, element('pattern', { id: `${id}-hatch`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('line', { class: 'hatch', x1: 0, x2: 0, y1: 0, y2: 6 })));
}
