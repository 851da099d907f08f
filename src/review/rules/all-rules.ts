import { ARGO_RULES } from './argo/argo-rules';
import { CANARY_OVERLOADED } from './capacity/canary-overloaded';
import { DYNAMIC_STABLE_SCALE } from './capacity/dynamic-stable-scale';
import { HOST_PORT_OVERLAP } from './capacity/host-port-overlap';
import { HPA_OWNS_REPLICAS } from './capacity/hpa-owns-replicas';
import { HPA_TARGET_MISSING } from './capacity/hpa-target-missing';
import { MEMORY_HPA_ON_ROUTED_CANARY } from './capacity/memory-hpa-on-routed-canary';
import { NOT_SPREAD } from './capacity/not-spread';
import { OVERLAP_EXCEEDS_QUOTA } from './capacity/overlap-exceeds-quota';
import { RECREATE } from './capacity/recreate';
import { REQUESTS_MISSING } from './capacity/requests-missing';
import { REQUIRED_ANTI_AFFINITY } from './capacity/required-anti-affinity';
import { ROLLING_DROPS_CAPACITY } from './capacity/rolling-drops-capacity';
import { RWO_VOLUME_OVERLAP } from './capacity/rwo-volume-overlap';
import { SINGLE_CANARY_POD } from './capacity/single-canary-pod';
import { SINGLE_REPLICA } from './capacity/single-replica';
import { BACKEND_MISSING } from './coherence/backend-missing';
import { DANGLING_REFERENCE } from './coherence/dangling-reference';
import { DEPRECATED_API } from './coherence/deprecated-api';
import { DUPLICATE_OBJECT } from './coherence/duplicate-object';
import { MISTYPED_FIELD } from './coherence/mistyped-field';
import { NAME_OR_LABEL_LIMIT } from './coherence/name-or-label-limit';
import { NAMESPACE_SPLIT } from './coherence/namespace-split';
import { NETWORKPOLICY_BLOCKS } from './coherence/networkpolicy-blocks';
import { NETWORKPOLICY_MISSING } from './coherence/networkpolicy-missing';
import { NETWORKPOLICY_ONE_VERSION } from './coherence/networkpolicy-one-version';
import { NO_KUBERNETES_OBJECT } from './coherence/no-kubernetes-object';
import { OVERLAPPING_SELECTORS } from './coherence/overlapping-selectors';
import { POLICY_BLOCKS_PROMETHEUS } from './coherence/policy-blocks-prometheus';
import { SELECTOR_MISMATCH } from './coherence/selector-mismatch';
import { SERVICE_SELECTS_NOTHING } from './coherence/service-selects-nothing';
import { TARGET_PORT_UNKNOWN } from './coherence/target-port-unknown';
import { VERSION_IN_SELECTOR } from './coherence/version-in-selector';
import { PDB_BLOCKS_DRAIN } from './disruption/pdb-blocks-drain';
import { PDB_MIN_AVAILABLE_OVERLAP } from './disruption/pdb-min-available-overlap';
import { PDB_MISSING } from './disruption/pdb-missing';
import { PDB_MULTIPLE } from './disruption/pdb-multiple';
import { PDB_PINS_VERSION } from './disruption/pdb-pins-version';
import { PDB_UNHEALTHY_POLICY } from './disruption/pdb-unhealthy-policy';
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
  SINGLE_REPLICA,
  HPA_OWNS_REPLICAS,
  RECREATE,
  ROLLING_DROPS_CAPACITY,
  OVERLAP_EXCEEDS_QUOTA,
  REQUESTS_MISSING,
  HPA_TARGET_MISSING,
  NOT_SPREAD,
  RWO_VOLUME_OVERLAP,
  DYNAMIC_STABLE_SCALE,
  CANARY_OVERLOADED,
  REQUIRED_ANTI_AFFINITY,
  HOST_PORT_OVERLAP,
  MEMORY_HPA_ON_ROUTED_CANARY,
  SINGLE_CANARY_POD,
  PDB_MISSING,
  PDB_BLOCKS_DRAIN,
  PDB_MIN_AVAILABLE_OVERLAP,
  PDB_MULTIPLE,
  PDB_UNHEALTHY_POLICY,
  PDB_PINS_VERSION,
  SELECTOR_MISMATCH,
  VERSION_IN_SELECTOR,
  SERVICE_SELECTS_NOTHING,
  TARGET_PORT_UNKNOWN,
  NAMESPACE_SPLIT,
  NETWORKPOLICY_MISSING,
  NETWORKPOLICY_ONE_VERSION,
  BACKEND_MISSING,
  NETWORKPOLICY_BLOCKS,
  DANGLING_REFERENCE,
  NAME_OR_LABEL_LIMIT,
  OVERLAPPING_SELECTORS,
  DEPRECATED_API,
  POLICY_BLOCKS_PROMETHEUS,
  DUPLICATE_OBJECT,
  MISTYPED_FIELD,
  NO_KUBERNETES_OBJECT,
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
