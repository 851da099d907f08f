import { Block, Item, Line, PlanDocument, Section } from './document';
import { plain } from './plain-line';
import { PlanReport } from './plan-report';
import { briefDocument, overview, releaseDocument } from './release-document';
import { PlannedRelease } from '../../plan/planned-release';
import { printable } from '../printable';

const BOLD = 1;
const CYAN = 36;
const WIDTH = 110;
const WIDEST_CELL = 52;
const INDENT = '  ';

type Paint = (style: number, text: string) => string;

/** For a terminal: everything, in lines that fit. */
export const textPlan: PlanReport = (releases, { colours }) => {
  const paint: Paint = (style, text) => (colours ? `\u001b[${style}m${text}\u001b[0m` : text);
  const first = overview(releases);
  return `${[...(first ? [sectionText(first, paint)] : []), ...releases.map((release) => documentText(releaseDocument(release), paint))].join('\n\n\n')}\n`;
};

/** How a release goes, without its name. */
export function briefText(release: PlannedRelease): string {
  const { summary, questions } = briefDocument(release);
  return [...wrapped(summary, '', WIDTH), '', questions.map((section) => sectionText(section, (_, text) => text)).join('\n\n')].join('\n');
}

function documentText({ title, summary, questions, rest }: PlanDocument, paint: Paint): string {
  const sections = [...questions, ...rest].map((section) => sectionText(section, paint));
  return [paint(BOLD, plain(title)), ...wrapped(summary, '', WIDTH), '', sections.join('\n\n')].join('\n');
}

function sectionText({ title, blocks }: Section, paint: Paint): string {
  return [paint(CYAN, title), ...blocks.flatMap(blockLines).map((text) => `${INDENT}${text}`)].join('\n');
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'line': return wrapped(block.line, '', WIDTH - INDENT.length);
    case 'list': return block.items.flatMap((item) => itemLines(item, 0));
    case 'table': return tableLines([block.columns.map(({ title }) => [title]), ...block.rows], block.columns.map(({ numeric }) => numeric === true));
  }
}

function itemLines({ line, items = [] }: Item, depth: number): string[] {
  const indent = INDENT.repeat(depth);
  return [
    ...wrapped(line, INDENT, WIDTH - INDENT.length * (depth + 1)).map((text, index) => `${indent}${index === 0 ? `-${text.slice(1)}` : text}`),
    ...items.flatMap((item) => itemLines(item, depth + 1)),
  ];
}

/** Columns as wide as their widest cell; numbers end below each other, and long cells go on in the next line. */
function tableLines(rows: readonly (readonly Line[])[], numeric: readonly boolean[]): string[] {
  const texts = rows.map((cells) => cells.map((cell) => wrapped(cell, '', WIDEST_CELL)));
  const widths = numeric.map((_, column) => Math.max(...texts.flatMap((cells) => cells[column].map(({ length }) => length))));
  return texts.flatMap((cells) => Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, row) =>
    cells.map(({ [row]: text = '' }, column) => (numeric[column] ? text.padStart(widths[column]) : text.padEnd(widths[column]))).join('  ').trimEnd()));
}

/** Breaks a line between words, but never within a command: that is copied as it is. */
function wrapped(line: Line, indent: string, width: number): string[] {
  const lines: string[] = [];
  let current = indent;
  for (const word of words(line)) {
    if (current.length > indent.length && current.length + 1 + word.length > width) {
      lines.push(current);
      current = indent;
    }
    current += current.length === indent.length ? word : ` ${word}`;
  }
  return [...lines, current];
}

/** What stands between spaces; spaces of codes do not count. */
function words(line: Line): string[] {
  const all: string[] = [''];
  for (const part of line) {
    const [first, ...others] = typeof part === 'string' ? printable(part).split(' ') : [printable(part.code)];
    all[all.length - 1] += first;
    all.push(...others);
  }
  return all.filter((word) => word !== '');
}
