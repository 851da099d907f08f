import { htmlPlan } from './html';
import { jsonPlan } from './json';
import { markdownPlan } from './markdown';
import { PlanReport } from './plan-report';
import { svgPlan } from './svg';
import { textPlan } from './text';

/** Each report by the name that it has on the command line. A new one is its file, its test and one line here. */
export const PLAN_REPORTS = {
  text: textPlan,
  json: jsonPlan,
  markdown: markdownPlan,
  svg: svgPlan,
  html: htmlPlan,
} as const satisfies Record<string, PlanReport>;

export type PlanReportName = keyof typeof PLAN_REPORTS;
