import { DEREGISTRATION_DELAY } from './deregistration-delay';
import { GRACE_TOO_SHORT } from './grace-too-short';
import { ISTIO_DRAIN_TOO_SHORT } from './istio-drain-too-short';
import { ISTIO_START_RACE } from './istio-start-race';
import { PRE_STOP_EXEC_SLEEP } from './pre-stop-exec-sleep';
import { PRE_STOP_MISSING } from './pre-stop-missing';
import { PRE_STOP_SLEEP_UNSUPPORTED } from './pre-stop-sleep-unsupported';
import { PRE_STOP_TOO_SHORT } from './pre-stop-too-short';
import { SCALE_DOWN_DELAY_SHORT } from './scale-down-delay-short';
import { SCALE_DOWN_DELAY_ZERO } from './scale-down-delay-zero';
import { SHELL_AS_PROCESS_ONE } from './shell-as-process-one';
import { Rule } from '../../engine/rule';

/** The rules on draining, by their numbers. A new one is its file, its examples and one line here. */
export const DRAINING_RULES: readonly Rule[] = [
  PRE_STOP_MISSING,
  PRE_STOP_TOO_SHORT,
  GRACE_TOO_SHORT,
  PRE_STOP_EXEC_SLEEP,
  PRE_STOP_SLEEP_UNSUPPORTED,
  DEREGISTRATION_DELAY,
  ISTIO_DRAIN_TOO_SHORT,
  ISTIO_START_RACE,
  SHELL_AS_PROCESS_ONE,
  SCALE_DOWN_DELAY_SHORT,
  SCALE_DOWN_DELAY_ZERO,
];
