import { Effect } from '../effect';

const ROUTER = 'spec.strategy.canary.trafficRouting';

/** A canary whose weights no router is told any more. */
export const routerRemoved: Effect = function* ({ workloads }) {
  for (const { before, after } of workloads) {
    if (!before.canary?.trafficRouting || !after.canary || after.canary.trafficRouting) {
      continue;
    }
    const { stableService } = after.canary;
    yield {
      class: 'at-once',
      object: after.object,
      path: ROUTER,
      message: 'weights are told to nobody any more, and the route keeps those that it has; at rest requests go where they went'
        + (stableService === undefined ? '; in the next release they are shared by the pods of both versions'
          : `. In the next release Service ${stableService} leads to the stable pods alone, of which there are fewer and fewer (ZD717)`),
      ...(stableService !== undefined && { mend: 'take stableService and canaryService away as well, and let the Service select the pods of both versions' }),
    };
  }
};
