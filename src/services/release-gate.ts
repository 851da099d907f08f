import { Construct } from 'constructs';
import { ReleaseFoundation } from './release-foundation';
import { createGate, Gate, GateProps } from '../analysis/analysis-gate';
import { ApplicationTelemetry } from '../analysis/recipes/application-telemetry';
import { goDuration } from '../semantics/validation/durations';
import { RouterBinding } from '../traffic/traffic-router';

/** A field of a metric whose value is an argument. */
const PARAMETER = /^\{\{args\.(.*)\}\}$/;

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

/**
 * Whole seconds until the last sample of a gate that ends, and the most that its Jobs may take.
 * Times that only the cluster knows, out of a Secret or a field, count as none.
 */
export function gateSeconds(gate: Gate): number {
  const seconds = gate.templates.flatMap(({ _content: { metrics, declared } }) => metrics.map((metric) => {
    const said = (text: string) => text.replace(PARAMETER, (_, name: string) => declared.find((argument) => argument.name === name)?._toTemplateJson().value ?? '');
    const time = (text = '0') => (goDuration(said(text)) ?? 0) / 1e9;
    const job = metric.provider.job as { readonly spec?: { readonly activeDeadlineSeconds?: number } } | undefined;
    const samples = time(metric.initialDelay) + time(metric.interval) * Math.max(0, Number(said(String(metric.count ?? 1))) - 1);
    return samples + (job?.spec?.activeDeadlineSeconds ?? 0);
  }));
  return Math.ceil(Math.max(0, ...seconds));
}
