import { ALB_BLUEGREEN } from './alb-bluegreen';
import { ALB_WITHOUT_PINGPONG } from './alb-without-pingpong';
import { INGRESS_LACKS_STABLE } from './ingress-lacks-stable';
import { MESH_ROUTES } from './mesh-routes';
import { NGINX_CANARY_INGRESS_DECLARED } from './nginx-canary-ingress-declared';
import { PREVIEW_EXPOSED } from './preview-exposed';
import { ROUTE_INITIAL_WEIGHTS } from './route-initial-weights';
import { ROUTE_STEP_UNSUPPORTED } from './route-step-unsupported';
import { ROUTER_BYPASS } from './router-bypass';
import { ROUTER_NEEDS_SERVICES } from './router-needs-services';
import { ROUTER_RETIRED } from './router-retired';
import { SAME_SERVICE } from './same-service';
import { SERVICE_NOT_IN_APP } from './service-not-in-app';
import { SERVICE_SELECTOR_MISMATCH } from './service-selector-mismatch';
import { SESSION_AFFINITY } from './session-affinity';
import { STABLE_SERVICE_WITHOUT_ROUTER } from './stable-service-without-router';
import { WEIGHT_UNATTAINABLE } from './weight-unattainable';
import { Rule } from '../../engine/rule';

/** The rules on routing, by their numbers. A new one is its file, its examples and one line here. */
export const ROUTING_RULES: readonly Rule[] = [
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
  STABLE_SERVICE_WITHOUT_ROUTER,
];
