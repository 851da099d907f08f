import { CANARY_OVERLOADED } from './canary-overloaded';
import { DYNAMIC_STABLE_SCALE } from './dynamic-stable-scale';
import { HOST_PORT_OVERLAP } from './host-port-overlap';
import { HPA_OWNS_REPLICAS } from './hpa-owns-replicas';
import { HPA_TARGET_MISSING } from './hpa-target-missing';
import { MEMORY_HPA_ON_ROUTED_CANARY } from './memory-hpa-on-routed-canary';
import { NOT_SPREAD } from './not-spread';
import { OVERLAP_EXCEEDS_QUOTA } from './overlap-exceeds-quota';
import { RECREATE } from './recreate';
import { REQUESTS_MISSING } from './requests-missing';
import { REQUIRED_ANTI_AFFINITY } from './required-anti-affinity';
import { ROLLING_DROPS_CAPACITY } from './rolling-drops-capacity';
import { RWO_VOLUME_OVERLAP } from './rwo-volume-overlap';
import { SINGLE_CANARY_POD } from './single-canary-pod';
import { SINGLE_REPLICA } from './single-replica';
import { Rule } from '../../engine/rule';

/** The rules on capacity, by their numbers. A new one is its file, its examples and one line here. */
export const CAPACITY_RULES: readonly Rule[] = [
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
];
