import { Block, Item, Line, Section } from './document';
import { element, escapeMarkup } from './markup';
import { PAGE_STYLE } from './page-style';
import { PlanReport } from './plan-report';
import { releaseDocument } from './release-document';
import { drawingStyle } from './timeline/colours';
import { timeline } from './timeline/timeline';
import { PlannedRelease } from '../../plan/planned-release';

/** The drawing is there twice, as scaling it down would make it illegible on a phone. */
const WIDTHS = { wide: 800, narrow: 358 } as const;
/** On a phone each row of a table with more becomes a card. */
const MOST_COLUMNS = 4;
/** Nothing is loaded, run or sent: a browser is told so. */
const POLICY = 'default-src \'none\'; style-src \'unsafe-inline\'; base-uri \'none\'; form-action \'none\'';

/** One page that stands by itself, for a browser of any width. */
export const htmlPlan: PlanReport = (releases) => {
  const names = releases.map(({ name }) => name).join(', ');
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    element('title', {}, escapeMarkup(`Release plan: ${names}`)),
    `<style>\n${PAGE_STYLE}\n${drawingStyle()}\n</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...(releases.length > 1 ? [contents(releases)] : []),
    ...releases.map(article),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
};

function contents(releases: readonly PlannedRelease[]): string {
  const links = releases.map((release, index) => element('li', {}, element('a', { href: `#release-${index}` }, marked(releaseDocument(release).title))));
  return element('nav', { 'aria-label': 'Releases' }, element('ul', {}, ...links));
}

function article(release: PlannedRelease, index: number): string {
  const { title, summary, questions, rest } = releaseDocument(release);
  return element('article', { id: `release-${index}` }, [
    '',
    element('h1', {}, marked(title)),
    element('p', { class: 'summary' }, marked(summary)),
    ...Object.entries(WIDTHS).map(([name, width]) => drawing(release, width, name, index)),
    ...questions.map(sectionMarkup),
    element('details', {}, ['', '<summary>Duration, peak, draining, what no gate watches, and what this plan takes for granted</summary>', ...rest.map(sectionMarkup), ''].join('\n')),
    '',
  ].join('\n'));
}

function drawing(release: PlannedRelease, room: number, name: string, index: number): string {
  const { markup, width, height } = timeline(release, { width: room, id: `release-${index}-${name}`, headed: false });
  return element('div', { class: `drawing ${name}` }, element('svg', { class: 'plan', role: 'img', width, height, viewBox: `0 0 ${width} ${height}` }, `\n${markup}\n`));
}

function sectionMarkup({ title, blocks }: Section): string {
  return element('section', {}, ['', element('h2', {}, escapeMarkup(title)), ...blocks.map(blockMarkup), ''].join('\n'));
}

function blockMarkup(block: Block): string {
  switch (block.kind) {
    case 'line': return element('p', {}, marked(block.line));
    case 'list': return listMarkup(block.items);
    case 'table': {
      const { columns, rows } = block;
      const many = columns.length > MOST_COLUMNS;
      const kindOf = (column: number) => (columns[column].numeric ? 'numeric' : undefined);
      const head = columns.map(({ title }, column) => element('th', { class: kindOf(column), scope: 'col' }, escapeMarkup(title)));
      const cell = (content: Line, column: number) =>
        element('td', { 'class': kindOf(column), 'data-title': many ? columns[column].title : undefined }, element('span', {}, marked(content)));
      const body = rows.map((cells) => element('tr', {}, ...cells.map(cell)));
      return element('div', { class: 'table' },
        element('table', { class: many ? 'many' : undefined }, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body)));
    }
  }
}

function listMarkup(items: readonly Item[]): string {
  return element('ul', {}, ...items.map(({ line, items: own = [] }) => element('li', {}, marked(line), ...(own.length === 0 ? [] : [listMarkup(own)]))));
}

function marked(line: Line): string {
  return line.map((part) => (typeof part === 'string' ? escapeMarkup(part) : element('code', {}, escapeMarkup(part.code)))).join('');
}
