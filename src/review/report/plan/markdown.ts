import { Block, Item, Line, PlanDocument, Section } from './document';
import { PlanReport } from './plan-report';
import { briefDocument, overview, releaseDocument } from './release-document';
import { PlannedRelease } from '../../plan/planned-release';
import { printable } from '../printable';

/** For a comment on a pull request: the six questions in sight, the rest to be unfolded. */
export const markdownPlan: PlanReport = (releases) => {
  const first = overview(releases);
  return `${[...(first ? [sectionText(first)] : []), ...releases.map(releaseText)].join('\n\n')}\n`;
};

/** Among several, those that nothing but readiness judges are folded: they are all alike. */
function releaseText(release: PlannedRelease, _: number, all: readonly PlannedRelease[]): string {
  const document = releaseDocument(release);
  const folded = all.length > 1 && release.kind === 'Deployment';
  return folded
    ? ['<details>', `<summary>${plainMarkup(document.title)}: ${plainMarkup(document.summary)}</summary>`, documentText(document), '</details>'].join('\n\n')
    : documentText(document);
}

/** Text within markup, where Markdown is not read. */
function plainMarkup(line: Line): string {
  return line.map((part) => printable(typeof part === 'string' ? part : part.code)).join('').replace(/[<>&]/g, (mark) => ENTITIES[mark]);
}

/** How a release goes, without its name. */
export function briefMarkdown(release: PlannedRelease): string {
  const { summary, questions } = briefDocument(release);
  return [marked(summary), ...questions.map(sectionText)].join('\n\n');
}

function documentText({ title, summary, questions, rest }: PlanDocument): string {
  return [
    `## ${marked(title)}`,
    marked(summary),
    ...questions.map(sectionText),
    '<details>\n<summary>Duration, peak, draining, what no gate watches, and what this plan takes for granted</summary>',
    ...rest.map(sectionText),
    '</details>',
  ].join('\n\n');
}

function sectionText({ title, blocks }: Section): string {
  return [`**${marked([title])}**`, ...blocks.map(blockText)].join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'line': return marked(block.line);
    case 'list': return block.items.flatMap((item) => itemLines(item, 0)).join('\n');
    case 'table': return [
      row(block.columns.map(({ title }) => [title])),
      `|${block.columns.map(({ numeric }) => (numeric ? '--:' : '---')).join('|')}|`,
      ...block.rows.map(row),
    ].join('\n');
  }
}

function itemLines({ line, items = [] }: Item, depth: number): string[] {
  return [`${'  '.repeat(depth)}- ${marked(line)}`, ...items.flatMap((item) => itemLines(item, depth + 1))];
}

/** Within a table a bar ends a cell, in code as well. */
function row(cells: readonly Line[]): string {
  return `| ${cells.map((cell) => cell.map((part) => (typeof part === 'string' ? escaped(part) : span(part.code).replace(/\|/g, '\\|'))).join('')).join(' | ')} |`;
}

function marked(line: Line): string {
  const text = line.map((part) => (typeof part === 'string' ? escaped(part) : span(part.code))).join('');
  return text.replace(BEGIN_OF_LIST, '$1\\$2');
}

const MARKS = /[\\`*_[\]<>|~#&]/g;
const BEGIN_OF_LIST = /^(\d*)([-+=.)])/;
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Text that is read as text; `@name` does not call anybody. */
function escaped(text: string): string {
  return printable(text).replace(MARKS, (mark) => ENTITIES[mark] ?? `\\${mark}`).replace(/@/g, '@&#8203;');
}

/** A code span: its fence is longer than any row of backticks in it. */
function span(text: string): string {
  const shown = printable(text);
  if (shown.trim() === '') {
    return '(empty)';
  }
  const fence = '`'.repeat(1 + Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length)));
  const space = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}
