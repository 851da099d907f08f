import { ANALYSIS_STARTS_LATE } from './analysis/analysis-starts-late';
import { ARGUMENT_NOT_PASSED } from './analysis/argument-not-passed';
import { CANNOT_FAIL } from './analysis/cannot-fail';
import { DRY_RUN_ONLY } from './analysis/dry-run-only';
import { EMPTY_NUMERATOR } from './analysis/empty-numerator';
import { NEVER_ENDS } from './analysis/never-ends';
import { NO_AUTOMATED_GATE } from './analysis/no-automated-gate';
import { NO_CONDITION } from './analysis/no-condition';
import { NO_DATA_UNHANDLED } from './analysis/no-data-unhandled';
import { NOT_CANARY_SCOPED } from './analysis/not-canary-scoped';
import { SINGLE_SIGNAL } from './analysis/single-signal';
import { TEMPLATE_MISSING } from './analysis/template-missing';
import { WINDOW_EXCEEDS_BAKE } from './analysis/window-exceeds-bake';
import { argoRulesBesides } from './argo/argo-rules';
import { ALB_BLUEGREEN } from './routing/alb-bluegreen';
import { ALB_WITHOUT_PINGPONG } from './routing/alb-without-pingpong';
import { INGRESS_LACKS_STABLE } from './routing/ingress-lacks-stable';
import { MESH_ROUTES } from './routing/mesh-routes';
import { NGINX_CANARY_INGRESS_DECLARED } from './routing/nginx-canary-ingress-declared';
import { PREVIEW_EXPOSED } from './routing/preview-exposed';
import { ROUTE_INITIAL_WEIGHTS } from './routing/route-initial-weights';
import { ROUTE_STEP_UNSUPPORTED } from './routing/route-step-unsupported';
import { ROUTER_BYPASS } from './routing/router-bypass';
import { ROUTER_NEEDS_SERVICES } from './routing/router-needs-services';
import { ROUTER_RETIRED } from './routing/router-retired';
import { SAME_SERVICE } from './routing/same-service';
import { SERVICE_NOT_IN_APP } from './routing/service-not-in-app';
import { SERVICE_SELECTOR_MISMATCH } from './routing/service-selector-mismatch';
import { SESSION_AFFINITY } from './routing/session-affinity';
import { WEIGHT_UNATTAINABLE } from './routing/weight-unattainable';
import { BLUE_NOT_KEPT_WARM } from './strategy/blue-not-kept-warm';
import { BLUEGREEN_HUMAN_ONLY } from './strategy/bluegreen-human-only';
import { BLUEGREEN_UNGATED_AUTO } from './strategy/bluegreen-ungated-auto';
import { CANARY_WITHOUT_STEPS } from './strategy/canary-without-steps';
import { CONFIG_NOT_VERSIONED } from './strategy/config-not-versioned';
import { FIRST_STEP_TOO_LARGE } from './strategy/first-step-too-large';
import { INDEFINITE_PAUSE } from './strategy/indefinite-pause';
import { MIGRATION_UNACKNOWLEDGED } from './strategy/migration-unacknowledged';
import { NO_BAKE_BETWEEN_WEIGHTS } from './strategy/no-bake-between-weights';
import { NO_DEADLINE_ABORT } from './strategy/no-deadline-abort';
import { NO_PREVIEW_SERVICE } from './strategy/no-preview-service';
import { NO_REVISION_HISTORY } from './strategy/no-revision-history';
import { ONLY_MANUAL_GATES } from './strategy/only-manual-gates';
import { PAUSE_SHORTER_THAN_SIGNAL } from './strategy/pause-shorter-than-signal';
import { POST_ANALYSIS_CANCELLED } from './strategy/post-analysis-cancelled';
import { ROLLOUT_TOO_LONG } from './strategy/rollout-too-long';
import { TWO_OWNERS } from './strategy/two-owners';
import { WEIGHT_JUMP } from './strategy/weight-jump';
import { WORKER_CANARIED } from './strategy/worker-canaried';
import { READINESS_MISSING } from './traffic-readiness/readiness-missing';
import { Rule } from '../engine/rule';

/** Every rule of our own, by its number. A new one is its file, its tests and one line here. */
const OURS: readonly Rule[] = [
  READINESS_MISSING,
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
  WEIGHT_UNATTAINABLE,
  ROUTER_NEEDS_SERVICES,
  SAME_SERVICE,
  SERVICE_SELECTOR_MISMATCH,
  SERVICE_NOT_IN_APP,
  INGRESS_LACKS_STABLE,
  NGINX_CANARY_INGRESS_DECLARED,
  ROUTER_RETIRED,
  ALB_BLUEGREEN,
  ALB_WITHOUT_PINGPONG,
  MESH_ROUTES,
  ROUTE_STEP_UNSUPPORTED,
  ROUTER_BYPASS,
  SESSION_AFFINITY,
  ROUTE_INITIAL_WEIGHTS,
  PREVIEW_EXPOSED,
];

/** Those of Argo Rollouts' own validation that none of ours speaks for. */
export const ARGO_RULES: readonly Rule[] = argoRulesBesides(OURS);

/** Every rule. */
export const RULES: readonly Rule[] = [...OURS, ...ARGO_RULES];
