import { restartAt } from './at-once/restart-at';
import { routerRemoved } from './at-once/router-removed';
import { strategyReplaced } from './at-once/strategy-replaced';
import { Effect } from './effect';
import { argoRefusal } from './fails/argo-refusal';
import { immutableField } from './fails/immutable-field';
import { mistypedField } from './fails/mistyped-field';
import { selectorMismatch } from './fails/selector-mismatch';
import { entranceMoved } from './outage/entrance-moved';
import { hostLost } from './outage/host-lost';
import { namespaceRemoved } from './outage/namespace-removed';
import { neededObjectRemoved } from './outage/needed-object-removed';
import { pathLost } from './outage/path-lost';
import { podsGone } from './outage/pods-gone';
import { portLost } from './outage/port-lost';
import { routeBroken } from './outage/route-broken';
import { serviceLosesPods } from './outage/service-loses-pods';
import { serviceRemoved } from './outage/service-removed';
import { targetPortLost } from './outage/target-port-lost';
import { workloadRemoved } from './outage/workload-removed';
import { canarySteps } from './release/canary-steps';
import { podTemplate } from './release/pod-template';

/** Every effect that is known. A new one is its file, its test and one line here. What none of them explains takes effect at once, or not at all. */
export const ALL_EFFECTS: readonly Effect[] = [
  serviceRemoved,
  serviceLosesPods,
  portLost,
  targetPortLost,
  entranceMoved,
  hostLost,
  pathLost,
  routeBroken,
  workloadRemoved,
  podsGone,
  neededObjectRemoved,
  namespaceRemoved,
  immutableField,
  selectorMismatch,
  mistypedField,
  argoRefusal,
  podTemplate,
  canarySteps,
  restartAt,
  routerRemoved,
  strategyReplaced,
];
