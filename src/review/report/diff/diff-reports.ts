import { diffJson } from './diff-json';
import { diffMarkdown } from './diff-markdown';
import { DiffReport } from './diff-report';
import { diffText } from './diff-text';

/** Each report by the name that it has on the command line. A new one is its file, its test and one line here. */
export const DIFF_REPORTS = {
  text: diffText,
  json: diffJson,
  markdown: diffMarkdown,
} as const satisfies Record<string, DiffReport>;

export type DiffReportName = keyof typeof DIFF_REPORTS;
