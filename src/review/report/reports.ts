import { githubReport } from './github';
import { jsonReport } from './json';
import { Report } from './report';
import { sarifReport } from './sarif';
import { textReport } from './text';

/** Each report by the name that it has on the command line. A new one is its file, its test and one line here. */
export const REPORTS = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
} as const satisfies Record<string, Report>;

export type ReportName = keyof typeof REPORTS;
