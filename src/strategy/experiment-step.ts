import { ExperimentStepOptions, ExperimentStepTemplate } from './experiment-step-options';
import { renderExperimentAnalyses, renderMetadata, requireUniqueNames } from '../experiment/experiment-analysis-rendering';
import { ExperimentStepSpec } from '../manifest/analysis';
import { formatDuration, wholeSeconds } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { renderLabelSelector } from '../semantics/label-selector-rendering';
import { requireDnsLabel } from '../semantics/names';

/** Renders an experiment step and refuses one that cannot end. */
export function renderExperimentStep(where: string, options: ExperimentStepOptions): ExperimentStepSpec {
  if (options.templates.length === 0) {
    throw propError(where, { prop: 'templates', received: [], accepted: 'at least one', mend: 'add a template with specRef STABLE or CANARY' });
  }
  requireUniqueNames(where, 'templates', options.templates.map(({ name }) => name));
  const endless = options.duration === undefined && !(options.analyses ?? []).some(({ requiredForCompletion }) => requiredForCompletion);
  if (endless !== (options.indefinitely ?? false)) {
    throw propError(where, endless ? {
      prop: 'duration',
      received: undefined,
      accepted: 'a duration, or an analysis with requiredForCompletion: true',
      mend: 'say how the experiment ends: the release waits for it; or say indefinitely: true',
    } : {
      prop: 'indefinitely',
      received: true,
      accepted: 'nothing together with a duration or a required analysis',
      mend: 'leave it out: the experiment ends by itself',
    });
  }
  const runMetadata = renderMetadata(where, 'analysisRun', options.analysisRunLabels, options.analysisRunAnnotations);
  return {
    templates: options.templates.map((template, index) => renderTemplate(where, `templates[${index}]`, template)),
    ...(options.duration && { duration: formatDuration(options.duration) }),
    ...(options.analyses && { analyses: renderExperimentAnalyses(where, options.analyses, (argument) => argument._toRolloutJson(where)) }),
    ...(options.dryRun && { dryRun: options.dryRun.map((metricName) => ({ metricName })) }),
    ...(options.scaleDownDelay && { scaleDownDelaySeconds: wholeSeconds(where, 'scaleDownDelay', options.scaleDownDelay) }),
    ...(runMetadata && { analysisRunMetadata: runMetadata }),
  };
}

function renderTemplate(where: string, prop: string, template: ExperimentStepTemplate): ExperimentStepSpec['templates'][number] {
  requireDnsLabel(where, `${prop}.name`, template.name);
  requireInteger(where, `${prop}.replicas`, template.replicas, 0, 1_000_000, 'pass a number of pods');
  requireInteger(where, `${prop}.weight`, template.weight, 0, 100, 'pass a percentage');
  const podMetadata = renderMetadata(where, `${prop}.pod`, template.podLabels, template.podAnnotations);
  const selected = template.selectorLabels !== undefined || template.selectorExpressions !== undefined;
  return {
    name: template.name,
    specRef: template.specRef,
    ...(template.replicas !== undefined && { replicas: template.replicas }),
    ...(template.weight !== undefined && { weight: template.weight }),
    ...(template.serviceName !== undefined && { service: { name: template.serviceName } }),
    ...(podMetadata && { metadata: podMetadata }),
    ...(selected && { selector: renderLabelSelector(where, `${prop}.selector`, template.selectorLabels, template.selectorExpressions) }),
  };
}
