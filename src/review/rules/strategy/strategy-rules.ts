import { ANALYSIS_OUTLASTS_DEADLINE } from './analysis-outlasts-deadline';
import { BLUE_NOT_KEPT_WARM } from './blue-not-kept-warm';
import { BLUEGREEN_HUMAN_ONLY } from './bluegreen-human-only';
import { BLUEGREEN_UNGATED_AUTO } from './bluegreen-ungated-auto';
import { CANARY_WITHOUT_STEPS } from './canary-without-steps';
import { CONFIG_NOT_VERSIONED } from './config-not-versioned';
import { FIRST_STEP_TOO_LARGE } from './first-step-too-large';
import { INDEFINITE_PAUSE } from './indefinite-pause';
import { MIGRATION_UNACKNOWLEDGED } from './migration-unacknowledged';
import { NO_BAKE_BETWEEN_WEIGHTS } from './no-bake-between-weights';
import { NO_DEADLINE_ABORT } from './no-deadline-abort';
import { NO_PREVIEW_SERVICE } from './no-preview-service';
import { NO_REVISION_HISTORY } from './no-revision-history';
import { ONLY_MANUAL_GATES } from './only-manual-gates';
import { PAUSE_SHORTER_THAN_SIGNAL } from './pause-shorter-than-signal';
import { POST_ANALYSIS_CANCELLED } from './post-analysis-cancelled';
import { ROLLOUT_TOO_LONG } from './rollout-too-long';
import { TWO_OWNERS } from './two-owners';
import { WEIGHT_JUMP } from './weight-jump';
import { WORKER_CANARIED } from './worker-canaried';
import { Rule } from '../../engine/rule';

/** The rules on strategy, by their numbers. A new one is its file, its examples and one line here. */
export const STRATEGY_RULES: readonly Rule[] = [
  FIRST_STEP_TOO_LARGE,
  CANARY_WITHOUT_STEPS,
  NO_BAKE_BETWEEN_WEIGHTS,
  WEIGHT_JUMP,
  INDEFINITE_PAUSE,
  ONLY_MANUAL_GATES,
  ROLLOUT_TOO_LONG,
  NO_DEADLINE_ABORT,
  NO_REVISION_HISTORY,
  WORKER_CANARIED,
  BLUEGREEN_UNGATED_AUTO,
  BLUEGREEN_HUMAN_ONLY,
  NO_PREVIEW_SERVICE,
  BLUE_NOT_KEPT_WARM,
  POST_ANALYSIS_CANCELLED,
  CONFIG_NOT_VERSIONED,
  TWO_OWNERS,
  PAUSE_SHORTER_THAN_SIGNAL,
  MIGRATION_UNACKNOWLEDGED,
  ANALYSIS_OUTLASTS_DEADLINE,
];
