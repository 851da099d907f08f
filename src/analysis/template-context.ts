import { MetricContext } from './metric-context';
import { propError, requireInteger } from '../semantics/errors';
import { POD_NAME_SUFFIX, requireDnsLabel } from '../semantics/names';
import { ApplicationTelemetry } from './recipes/application-telemetry';
import { TemplateParts } from './template-content';
import { AnalysisProps, AnalysisTemplateProps } from './template-props';

/** The lists of the props, empty where nothing is said. */
export function partsOf(props: AnalysisTemplateProps): TemplateParts {
  return {
    metrics: props.metrics ?? [],
    args: props.args ?? [],
    dryRun: props.dryRun ?? [],
    measurementRetention: props.measurementRetention ?? [],
    templates: props.templates ?? [],
  };
}

/** What the recipes of a template or run have to know. */
export function contextOf(where: string, props: AnalysisProps, namespace: string | undefined): MetricContext {
  if (props.workload !== undefined) {
    requireDnsLabel(where, 'workload', props.workload, POD_NAME_SUFFIX);
  }
  for (const prop of ['stableService', 'canaryService', 'stableIngress'] as const) {
    if (props[prop]?.includes('{{')) {
      throw propError(where, { prop, received: props[prop], accepted: 'a name without "{{"', mend: 'write the name itself' });
    }
  }
  requireInteger(where, 'servicePort', props.servicePort, 1, 65535, 'pass the port of the Service');
  return {
    workload: props.workload,
    namespace,
    stableService: props.stableService,
    canaryService: props.canaryService,
    servicePort: props.servicePort,
    stableIngress: props.stableIngress,
    prometheus: props.prometheus,
    telemetry: props.telemetry ?? new ApplicationTelemetry(),
    excludedPaths: props.excludedPaths ?? [],
  };
}
