import { LIVENESS_AGGRESSIVE } from './liveness-aggressive';
import { MIN_READY_SECONDS_ZERO } from './min-ready-seconds-zero';
import { PROBE_PORT_UNKNOWN } from './probe-port-unknown';
import { PUBLISH_NOT_READY } from './publish-not-ready';
import { READINESS_EQUALS_LIVENESS } from './readiness-equals-liveness';
import { READINESS_GATE_MISSING } from './readiness-gate-missing';
import { READINESS_MISSING } from './readiness-missing';
import { READINESS_OTHER_PORT } from './readiness-other-port';
import { READINESS_SHALLOW } from './readiness-shallow';
import { START_EXCEEDS_DEADLINE } from './start-exceeds-deadline';
import { STARTUP_PROBE_MISSING } from './startup-probe-missing';
import { Rule } from '../../engine/rule';

/** The rules on traffic readiness, by their numbers. A new one is its file, its examples and one line here. */
export const TRAFFIC_READINESS_RULES: readonly Rule[] = [
  READINESS_MISSING,
  READINESS_SHALLOW,
  READINESS_EQUALS_LIVENESS,
  PROBE_PORT_UNKNOWN,
  LIVENESS_AGGRESSIVE,
  MIN_READY_SECONDS_ZERO,
  START_EXCEEDS_DEADLINE,
  READINESS_OTHER_PORT,
  PUBLISH_NOT_READY,
  READINESS_GATE_MISSING,
  STARTUP_PROBE_MISSING,
];
