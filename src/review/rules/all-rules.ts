import { ARGO_RULES } from './argo/argo-rules';
import { ABORT_NEVER_ENDS } from './draining/abort-never-ends';
import { DEREGISTRATION_DELAY } from './draining/deregistration-delay';
import { GRACE_TOO_SHORT } from './draining/grace-too-short';
import { ISTIO_DRAIN_TOO_SHORT } from './draining/istio-drain-too-short';
import { ISTIO_START_RACE } from './draining/istio-start-race';
import { PRE_STOP_EXEC_SLEEP } from './draining/pre-stop-exec-sleep';
import { PRE_STOP_MISSING } from './draining/pre-stop-missing';
import { PRE_STOP_SLEEP_UNSUPPORTED } from './draining/pre-stop-sleep-unsupported';
import { PRE_STOP_TOO_SHORT } from './draining/pre-stop-too-short';
import { SCALE_DOWN_DELAY_SHORT } from './draining/scale-down-delay-short';
import { SCALE_DOWN_DELAY_ZERO } from './draining/scale-down-delay-zero';
import { SHELL_AS_PROCESS_ONE } from './draining/shell-as-process-one';
import { IMAGE_WITHOUT_DIGEST } from './hardening/image-without-digest';
import { LITERAL_SECRET } from './hardening/literal-secret';
import { MEMORY_LIMIT_MISSING } from './hardening/memory-limit-missing';
import { MUTABLE_IMAGE } from './hardening/mutable-image';
import { POD_SECURITY_RESTRICTED } from './hardening/pod-security-restricted';
import { PODS_REFUSED } from './hardening/pods-refused';
import { SERVICE_ACCOUNT_TOKEN } from './hardening/service-account-token';
import { SNIPPET_ANNOTATION } from './hardening/snippet-annotation';
import { UNPRINTABLE_TEXT } from './hardening/unprintable-text';
import { WRITABLE_ROOT } from './hardening/writable-root';
import { ACKNOWLEDGEMENT_FAULTY } from './operations/acknowledgement-faulty';
import { CONTROLLER_VERSION } from './operations/controller-version';
import { MANUAL_GATE_WITHOUT_ALERT } from './operations/manual-gate-without-alert';
import { LIVENESS_AGGRESSIVE } from './traffic-readiness/liveness-aggressive';
import { MIN_READY_SECONDS_ZERO } from './traffic-readiness/min-ready-seconds-zero';
import { PROBE_PORT_UNKNOWN } from './traffic-readiness/probe-port-unknown';
import { PUBLISH_NOT_READY } from './traffic-readiness/publish-not-ready';
import { READINESS_EQUALS_LIVENESS } from './traffic-readiness/readiness-equals-liveness';
import { READINESS_GATE_MISSING } from './traffic-readiness/readiness-gate-missing';
import { READINESS_MISSING } from './traffic-readiness/readiness-missing';
import { READINESS_OTHER_PORT } from './traffic-readiness/readiness-other-port';
import { READINESS_SHALLOW } from './traffic-readiness/readiness-shallow';
import { START_EXCEEDS_DEADLINE } from './traffic-readiness/start-exceeds-deadline';
import { STARTUP_PROBE_MISSING } from './traffic-readiness/startup-probe-missing';
import { Rule } from '../engine/rule';

/** Every rule, by its number. A new one is its file, its tests and one line here. */
export const RULES: readonly Rule[] = [
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
  ABORT_NEVER_ENDS,
  POD_SECURITY_RESTRICTED,
  WRITABLE_ROOT,
  SERVICE_ACCOUNT_TOKEN,
  MUTABLE_IMAGE,
  IMAGE_WITHOUT_DIGEST,
  LITERAL_SECRET,
  SNIPPET_ANNOTATION,
  UNPRINTABLE_TEXT,
  MEMORY_LIMIT_MISSING,
  PODS_REFUSED,
  MANUAL_GATE_WITHOUT_ALERT,
  ACKNOWLEDGEMENT_FAULTY,
  CONTROLLER_VERSION,
  ...ARGO_RULES,
];
