import { ANALYSIS_STARTS_LATE } from './analysis-starts-late';
import { ARGUMENT_NOT_PASSED } from './argument-not-passed';
import { CANNOT_FAIL } from './cannot-fail';
import { DRY_RUN_ONLY } from './dry-run-only';
import { EMPTY_NUMERATOR } from './empty-numerator';
import { NEVER_ENDS } from './never-ends';
import { NO_AUTOMATED_GATE } from './no-automated-gate';
import { NO_CONDITION } from './no-condition';
import { NO_DATA_UNHANDLED } from './no-data-unhandled';
import { NOT_CANARY_SCOPED } from './not-canary-scoped';
import { SINGLE_SIGNAL } from './single-signal';
import { TEMPLATE_MISSING } from './template-missing';
import { WINDOW_EXCEEDS_BAKE } from './window-exceeds-bake';
import { WINDOW_WITHOUT_INCREMENTS } from './window-without-increments';
import { Rule } from '../../engine/rule';

/** The rules on analysis, by their numbers. A new one is its file, its examples and one line here. */
export const ANALYSIS_RULES: readonly Rule[] = [
  NO_AUTOMATED_GATE,
  ANALYSIS_STARTS_LATE,
  TEMPLATE_MISSING,
  ARGUMENT_NOT_PASSED,
  NEVER_ENDS,
  NOT_CANARY_SCOPED,
  CANNOT_FAIL,
  NO_CONDITION,
  NO_DATA_UNHANDLED,
  DRY_RUN_ONLY,
  WINDOW_EXCEEDS_BAKE,
  SINGLE_SIGNAL,
  EMPTY_NUMERATOR,
  WINDOW_WITHOUT_INCREMENTS,
];
