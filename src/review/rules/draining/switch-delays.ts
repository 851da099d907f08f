import { Thresholds } from '../../engine/thresholds';
import { EndpointLag, endpointLag, preStopSeconds } from '../../inventory/pre-stop';
import { Relations } from '../../inventory/relations';
import { Workload } from '../../inventory/workload';

/** A delay between the moment when pods lose their traffic and the moment when they are deleted. */
export interface SwitchDelay {
  readonly path: string;
  readonly field: 'scaleDownDelaySeconds' | 'abortScaleDownDelaySeconds';
  readonly seconds: number;
}

/** The delays that the strategy of a Rollout states. A canary has them only with a router. */
export function switchDelays({ canary, blueGreen }: Workload): SwitchDelay[] {
  const [strategy, path] = blueGreen ? [blueGreen, 'spec.strategy.blueGreen'] : [canary?.trafficRouting && canary, 'spec.strategy.canary'];
  return (['scaleDownDelaySeconds', 'abortScaleDownDelaySeconds'] as const).flatMap((field) => {
    const seconds = strategy?.[field];
    return seconds === undefined ? [] : [{ path: `${path}.${field}`, field, seconds }];
  });
}

/** A delay that is over while others still send requests to the pods. */
export interface ShortDelay extends SwitchDelay {
  readonly lag: EndpointLag;
}

/** The delays, 0 aside, that are too short for the switch itself, and that preStop hooks do not make up for. */
export function shortSwitchDelays(relations: Relations, workload: Workload, thresholds: Thresholds): ShortDelay[] {
  const delays = switchDelays(workload).filter(({ seconds }) => seconds > 0);
  if (delays.length === 0) {
    return [];
  }
  const lag = endpointLag(relations, workload, thresholds);
  const hooks = relations.servingContainers(workload).map(({ container }) => preStopSeconds(container) ?? Infinity);
  return delays.filter(({ seconds }) => seconds - 1 + Math.min(...hooks) < lag.seconds).map((delay) => ({ ...delay, lag }));
}
