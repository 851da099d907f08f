import { Construct } from 'constructs';
import { ReleaseFoundation } from './release-foundation';
import { createGate, Gate, GateProps } from '../analysis/analysis-gate';
import { ApplicationTelemetry } from '../analysis/recipes/application-telemetry';
import { durationSeconds } from '../semantics/durations';
import { RouterBinding } from '../traffic/traffic-router';

/** What one gate of a service measures. */
export interface ServiceGateProps extends Pick<GateProps, 'metrics' | 'use'> {
  readonly stableService?: string;
  readonly canaryService?: string;
}

/** The templates of a gate, scoped to the new version of this service. */
export function createServiceGate(
  scope: Construct, id: string, foundation: ReleaseFoundation, binding: RouterBinding, props: ServiceGateProps,
): Gate {
  const { identity, platform, pod } = foundation;
  return createGate(scope, id, {
    identity,
    metrics: props.metrics,
    use: props.use,
    context: {
      workload: identity.name,
      namespace: identity.namespace,
      stableService: props.stableService,
      canaryService: props.canaryService,
      servicePort: pod.ports.traffic?.servicePort,
      stableIngress: binding.stableIngress,
      prometheus: platform.props.prometheus,
      telemetry: platform.props.telemetry ?? new ApplicationTelemetry(),
      excludedPaths: pod.probes.paths,
    },
  });
}

/** Seconds until the last sample of a gate that ends; a time that an argument says counts as none. */
export function gateSeconds(gate: Gate): number {
  const seconds = (text: string | undefined) => text === undefined || text.includes('{{') ? 0 : durationSeconds(text);
  const metrics = gate.templates.flatMap((template) => template._content.metrics);
  return Math.max(0, ...metrics.map(({ interval, initialDelay, count = 1 }) => (
    seconds(initialDelay) + seconds(interval) * Math.max(0, (Number(count) || 1) - 1)
  )));
}
