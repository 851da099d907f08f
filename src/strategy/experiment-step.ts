import { ExperimentStepAnalysis, ExperimentStepOptions, ExperimentStepTemplate } from './experiment-step-options';
import { ExperimentStepSpec } from '../manifest/analysis';
import { formatDuration, wholeSeconds } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { requireAnnotations, requireDnsLabel, requireLabels } from '../semantics/names';

/** Renders an experiment step and refuses one that cannot end. */
export function renderExperimentStep(where: string, options: ExperimentStepOptions): ExperimentStepSpec {
  if (options.templates.length === 0) {
    throw propError(where, { prop: 'templates', received: [], accepted: 'at least one', mend: 'add a template with specRef STABLE or CANARY' });
  }
  requireUniqueNames(where, 'templates', options.templates.map(({ name }) => name));
  requireUniqueNames(where, 'analyses', (options.analyses ?? []).map(({ name }) => name));
  const endless = options.duration === undefined && !(options.analyses ?? []).some(({ requiredForCompletion }) => requiredForCompletion);
  if (endless) {
    throw propError(where, {
      prop: 'duration',
      received: undefined,
      accepted: 'a duration, or an analysis with requiredForCompletion: true',
      mend: 'say how the experiment ends: the release waits for it',
    });
  }
  const runMetadata = metadata(where, 'analysisRun', options.analysisRunLabels, options.analysisRunAnnotations);
  return {
    templates: options.templates.map((template, index) => renderTemplate(where, `templates[${index}]`, template)),
    ...(options.duration && { duration: formatDuration(options.duration) }),
    ...(options.analyses && { analyses: options.analyses.map((analysis) => renderAnalysis(where, analysis)) }),
    ...(options.dryRun && { dryRun: options.dryRun.map((metricName) => ({ metricName })) }),
    ...(options.scaleDownDelay && { scaleDownDelaySeconds: wholeSeconds(where, 'scaleDownDelay', options.scaleDownDelay) }),
    ...(runMetadata && { analysisRunMetadata: runMetadata }),
  };
}

function renderTemplate(where: string, prop: string, template: ExperimentStepTemplate): ExperimentStepSpec['templates'][number] {
  requireDnsLabel(where, `${prop}.name`, template.name);
  requireInteger(where, `${prop}.replicas`, template.replicas, 0, 1_000_000, 'pass a number of pods');
  requireInteger(where, `${prop}.weight`, template.weight, 0, 100, 'pass a percentage');
  requireLabels(where, `${prop}.selectorLabels`, template.selectorLabels);
  const podMetadata = metadata(where, `${prop}.pod`, template.podLabels, template.podAnnotations);
  return {
    name: template.name,
    specRef: template.specRef,
    ...(template.replicas !== undefined && { replicas: template.replicas }),
    ...(template.weight !== undefined && { weight: template.weight }),
    ...(template.serviceName !== undefined && { service: { name: template.serviceName } }),
    ...(podMetadata && { metadata: podMetadata }),
    ...(template.selectorLabels && { selector: { matchLabels: { ...template.selectorLabels } } }),
  };
}

function renderAnalysis(where: string, analysis: ExperimentStepAnalysis): NonNullable<ExperimentStepSpec['analyses']>[number] {
  return {
    name: analysis.name,
    templateName: analysis.template.templateName,
    ...(analysis.template.clusterScope && { clusterScope: true }),
    ...(analysis.requiredForCompletion !== undefined && { requiredForCompletion: analysis.requiredForCompletion }),
    ...(analysis.args && { args: analysis.args.map((argument) => argument._toRolloutJson(where)) }),
  };
}

function metadata(where: string, owner: string, labels?: Record<string, string>, annotations?: Record<string, string>) {
  requireLabels(where, `${owner}Labels`, labels);
  requireAnnotations(where, `${owner}Annotations`, annotations);
  return labels || annotations ? { ...(labels && { labels: { ...labels } }), ...(annotations && { annotations: { ...annotations } }) } : undefined;
}

function requireUniqueNames(where: string, prop: string, names: string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw propError(where, { prop: `${prop}.name`, received: twice, accepted: 'each name once', mend: 'rename one of the two' });
  }
}
