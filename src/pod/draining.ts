import { Duration } from 'cdk8s';
import { PodProps } from './pod-props';
import { wholeSeconds } from '../semantics/durations';
import { MinorVersion } from '../semantics/versions';

/** How a pod leaves. */
export interface Draining {
  /** The preStop hook; none for workers and where the caller asked for 0 s. */
  readonly preStop?: Record<string, unknown>;
  readonly terminationGracePeriod: Duration;
}

const LEAST_PRE_STOP_SECONDS = 15;
const MARGIN_SECONDS = 5;
const DEFAULT_DRAIN_SECONDS = 45;

/**
 * The pause before SIGTERM and the grace period, which counts both.
 *
 * @param endpointLag how long others go on sending to a pod that leaves; undefined for a worker
 */
export function resolveDraining(where: string, props: PodProps, endpointLag: Duration | undefined, kubernetes: MinorVersion): Draining {
  const derived = endpointLag ? Math.max(LEAST_PRE_STOP_SECONDS, Math.ceil(endpointLag.toMilliseconds() / 1000) + MARGIN_SECONDS) : 0;
  const seconds = props.preStop ? wholeSeconds(where, 'preStop', props.preStop) : derived;
  const drain = props.drainTime ? wholeSeconds(where, 'drainTime', props.drainTime, 1) : DEFAULT_DRAIN_SECONDS;
  return {
    ...(seconds > 0 && { preStop: sleep(seconds, kubernetes) }),
    terminationGracePeriod: Duration.seconds(seconds + drain),
  };
}

function sleep(seconds: number, kubernetes: MinorVersion): Record<string, unknown> {
  // The native action needs no binary in the image, and the API server checks it against the grace period.
  return kubernetes.atLeast(1, 30) ? { sleep: { seconds } } : { exec: { command: ['sleep', String(seconds)] } };
}
