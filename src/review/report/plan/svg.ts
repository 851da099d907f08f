import { element, escapeMarkup } from './markup';
import { PlanReport } from './plan-report';
import { drawingDescription, drawingTitle } from './timeline/alternative';
import { drawingStyle } from './timeline/colours';
import { timeline } from './timeline/timeline';

const WIDTH = 800;
const BETWEEN = 16;

/** For documents and comments: each release as a picture, one below the other. It follows the colour scheme of its reader, and holds nothing but itself. */
export const svgPlan: PlanReport = (releases) => {
  const drawings = releases.map((release, index) => timeline(release, { width: WIDTH, id: `release-${index}`, headed: true }));
  const width = Math.max(WIDTH, ...drawings.map((drawing) => drawing.width));
  let y = 0;
  const placed = drawings.map(({ markup, height }) => {
    const group = drawings.length === 1 ? markup : element('g', { role: 'img', transform: `translate(0 ${y})` }, `\n${markup}\n`);
    y += height + BETWEEN;
    return group;
  });
  const height = Math.max(0, y - BETWEEN);
  const own = releases.length === 1 ? [] : [
    element('title', {}, escapeMarkup(`Release plans of ${releases.map(({ name }) => name).join(', ')}`)),
    element('desc', {}, escapeMarkup(releases.map((release) => `${drawingTitle(release)}: ${drawingDescription(release)}`).join(' '))),
  ];
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', class: 'plan', role: 'img', width, height, viewBox: `0 0 ${width} ${height}` };
  return `${element('svg', attributes, ['', ...own, ...placed, element('style', {}, `\n${drawingStyle()}\n`), ''].join('\n'))}\n`;
};
