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
