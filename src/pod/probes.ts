import { Duration } from 'cdk8s';
import { HealthProbe } from './health-probe';
import { PodProps } from './pod-props';
import { PodPorts } from './ports';
import { ProbeSpec } from '../manifest/pod';
import { formatDuration } from '../semantics/durations';
import { propError } from '../semantics/errors';

/** The probes of the main container. */
export interface PodProbes {
  readonly startupProbe?: ProbeSpec;
  readonly readinessProbe?: ProbeSpec;
  readonly livenessProbe?: ProbeSpec;
  /** Paths that the probes ask for: not requests of users. */
  readonly paths: string[];
}

const STARTUP_PERIOD_SECONDS = 5;
/** How long a container may take to start unless the caller says otherwise. */
export const DEFAULT_STARTUP_TIME = Duration.seconds(150);

/** The probes with their defaults; refuses pods that take requests and cannot say when they are ready. */
export function resolveProbes(where: string, props: PodProps, ports: PodPorts): PodProbes {
  const readiness = oneOf(where, 'readiness', props.readiness, props.readinessProbe);
  const liveness = oneOf(where, 'liveness', props.liveness, props.livenessProbe);
  if (ports.traffic && !readiness && !props.container?.readiness) {
    throw propError(where, {
      prop: 'readiness',
      received: undefined,
      accepted: 'a path such as "/ready", or readinessProbe',
      mend: 'say how the pod tells that it can serve: without it, requests reach pods that still start',
    });
  }
  const budget = startupBudget(where, props.startupTime);
  const startup = props.startupProbe ?? readiness;
  return {
    ...(startup && { startupProbe: render(where, 'startupProbe', startup, ports, { periodSeconds: STARTUP_PERIOD_SECONDS, failureThreshold: budget }, props.startupProbe === undefined) }),
    ...(readiness && { readinessProbe: render(where, 'readinessProbe', readiness, ports, { periodSeconds: 5, failureThreshold: 3 }) }),
    ...(liveness && { livenessProbe: render(where, 'livenessProbe', liveness, ports, { periodSeconds: 10, failureThreshold: 6 }) }),
    paths: [...new Set([startup, readiness, liveness].flatMap((probe) => probe?._path ?? []))],
  };
}

function oneOf(where: string, prop: string, path: string | undefined, probe: HealthProbe | undefined): HealthProbe | undefined {
  if (path !== undefined && probe) {
    throw propError(where, { prop, received: path, accepted: `nothing together with ${prop}Probe`, mend: 'keep one of the two' });
  }
  return path === undefined ? probe : HealthProbe.http(path);
}

function startupBudget(where: string, startupTime: Duration = DEFAULT_STARTUP_TIME): number {
  const attempts = Math.ceil(startupTime.toMilliseconds() / 1000 / STARTUP_PERIOD_SECONDS);
  if (attempts < 1) {
    throw propError(where, { prop: 'startupTime', received: formatDuration(startupTime), accepted: 'more than 0', mend: 'pass the longest time that a start may take' });
  }
  return attempts;
}

function render(
  where: string,
  prop: string,
  probe: HealthProbe,
  ports: PodPorts,
  defaults: { periodSeconds: number; failureThreshold: number },
  borrowed = false,
): ProbeSpec {
  const spec = probe._toJson({ port: ports.probe ?? 0, ...defaults });
  const port = spec.httpGet?.port ?? spec.tcpSocket?.port ?? spec.grpc?.port;
  if (port === 0) {
    throw propError(where, { prop: `${prop}.port`, received: undefined, accepted: 'a port, as the pod has no traffic port', mend: 'pass the port, or use HealthProbe.command' });
  }
  if (port !== undefined && ports.container.length > 0 && !ports.container.some(({ containerPort }) => containerPort === port)) {
    const known = ports.container.map(({ containerPort }) => containerPort).join(', ');
    throw propError(where, { prop: `${prop}.port`, received: port, accepted: `a port that the container has (${known})`, mend: 'use one of them, or add it to ports' });
  }
  if (!borrowed) {
    requireOneSuccess(where, prop, spec);
    return spec;
  }
  // The readiness probe's own timing is about an instance that runs; a start has a budget of its own, and one success is enough.
  const { initialDelaySeconds, successThreshold, ...handler } = spec;
  return { ...handler, ...defaults };
}

function requireOneSuccess(where: string, prop: string, { successThreshold = 1 }: ProbeSpec): void {
  if (prop !== 'readinessProbe' && successThreshold !== 1) {
    throw propError(where, { prop: `${prop}.successThreshold`, received: successThreshold, accepted: '1 but for readiness', mend: 'leave it out' });
  }
}
