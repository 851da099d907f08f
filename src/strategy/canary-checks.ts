import { BackgroundAnalysis } from '../analysis/rollout-analysis';
import { CanaryStepSpec } from '../manifest/rollout';
import { HeaderRouteSpec } from '../manifest/traffic-routing';
import { propError } from '../semantics/errors';
import { requireRouterCapability, ROUTER_CAPABILITIES } from '../semantics/router-capabilities';
import { TrafficRouting } from '../traffic/traffic-routing';

/** Refuses steps that the router cannot take, or that the controller would reject. */
export function checkCanarySteps(
  where: string,
  steps: CanaryStepSpec[],
  routing: TrafficRouting | undefined,
  background: BackgroundAnalysis | undefined,
): void {
  const routers = routing?._routers ?? [];
  steps.forEach((step, index) => {
    const prop = `steps[${index}]`;
    checkWeight(where, prop, step, routing?._toJson().maxTrafficWeight ?? 100);
    if (step.setCanaryScale && routing === undefined) {
      throw propError(where, {
        prop: `${prop}.setCanaryScale`,
        received: step.setCanaryScale,
        accepted: 'nothing without trafficRouting',
        mend: 'add trafficRouting, or leave the step out: without a router the pods are the weight',
      });
    }
    if (step.setHeaderRoute) {
      requireRouterCapability(where, { prop: `${prop}.setHeaderRoute`, received: step.setHeaderRoute, capability: 'headerRoutes', routers });
      requireExactMatch(where, `${prop}.setHeaderRoute`, step.setHeaderRoute, routing!);
      requireManaged(where, `${prop}.setHeaderRoute.name`, step.setHeaderRoute.name, routing);
    }
    if (step.setMirrorRoute) {
      requireRouterCapability(where, { prop: `${prop}.setMirrorRoute`, received: step.setMirrorRoute, capability: 'mirrorRoutes', routers });
      requireManaged(where, `${prop}.setMirrorRoute.name`, step.setMirrorRoute.name, routing);
    }
    if (step.experiment?.templates.some(({ weight }) => weight !== undefined)) {
      const received = step.experiment.templates;
      requireRouterCapability(where, { prop: `${prop}.experiment.templates.weight`, received, capability: 'experimentWeights', routers });
    }
  });
  checkStartingStep(where, steps, background);
}

function checkWeight(where: string, prop: string, step: CanaryStepSpec, most: number): void {
  if (step.setWeight !== undefined && step.setWeight > most) {
    throw propError(where, {
      prop: `${prop}.setWeight`,
      received: step.setWeight,
      accepted: `0 to ${most}${most === 100 ? '' : ', the maxTrafficWeight'}`,
      mend: 'pass a weight within these bounds',
    });
  }
}

function requireExactMatch(where: string, prop: string, route: HeaderRouteSpec, routing: TrafficRouting): void {
  const inexact = route.match?.find(({ headerValue }) => headerValue.exact === undefined);
  // One such router is enough for the controller to reject the step, whatever the others can.
  if (inexact && routing._routers.some((router) => ROUTER_CAPABILITIES[router].headerRoutes === 'exact')) {
    throw propError(where, { prop: `${prop}.match`, received: inexact, accepted: 'exact values only, with this router', mend: 'use StringMatch.exact' });
  }
}

function requireManaged(where: string, prop: string, name: string, routing: TrafficRouting | undefined): void {
  const managed = routing?._toJson().managedRoutes?.map((route) => route.name) ?? [];
  if (!managed.includes(name)) {
    throw propError(where, {
      prop,
      received: name,
      accepted: `a name in managedRoutes (${managed.join(', ') || 'none'})`,
      mend: 'add the name to managedRoutes of the trafficRouting',
    });
  }
}

function checkStartingStep(where: string, steps: CanaryStepSpec[], background: BackgroundAnalysis | undefined): void {
  const start = background?.startingStep;
  if (start !== undefined && start >= steps.length) {
    throw propError(where, {
      prop: 'analysis.startingStep',
      received: start,
      accepted: `an index of the ${steps.length} steps, from 0`,
      mend: 'choose a step that exists: the analysis would never start',
    });
  }
}
