import { Duration } from 'cdk8s';
import { propError } from '../semantics/errors';

/** How long proxies inside the cluster go on sending requests to a pod that leaves, with a margin: they hear of it within 1 to 2 seconds. */
export const IN_CLUSTER_ENDPOINT_LAG = Duration.seconds(5);

/** The lag that was given, or that of proxies inside the cluster. Throws unless it lasts some time. */
export function endpointLagOr(where: string, lag: Duration = IN_CLUSTER_ENDPOINT_LAG): Duration {
  if (lag.toMilliseconds() <= 0) {
    throw propError(where, {
      prop: 'endpointLag',
      received: lag.toHumanString(),
      accepted: 'more than 0 seconds: no data plane hears of a leaving pod at once',
      mend: 'leave it out, or pass what was measured',
    });
  }
  return lag;
}
