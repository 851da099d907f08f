import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ExperimentPods } from './experiment-pods';
import { ExperimentTemplate } from './experiment-template';
import { LabelSelectorSpec } from '../manifest/metadata';
import { PodTemplateSpec } from '../manifest/pod';
import { wholeSeconds } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { renderLabelSelector } from '../semantics/label-selector-rendering';
import { requireDnsLabel, requireServiceName } from '../semantics/names';
import { selects } from '../semantics/validation/label-selectors';

/** The experiment around a ReplicaSet. */
export interface SurroundingExperiment {
  readonly scope: Construct;
  readonly object: ApiObject;
  /** Empty where only the API server knows it. */
  readonly experimentName: string;
  readonly prop: string;
  readonly longestMinReadySeconds: number;
}

/** Checks a ReplicaSet of an experiment. What is returned renders it, once per synthesis. */
export function renderExperimentTemplate(experiment: SurroundingExperiment, template: ExperimentTemplate): () => Record<string, unknown> {
  const { scope, prop } = experiment;
  const where = scope.node.path;
  requireDnsLabel(where, `${prop}.name`, template.name);
  requireInteger(where, `${prop}.replicas`, template.replicas, 0, 1_000_000, 'pass a number of pods');
  const selector = renderLabelSelector(where, `${prop}.selector`, selectorLabels(experiment, template), template.selectorExpressions);
  const pods = podTemplate(experiment, template, selector);
  const minReadySeconds = template.minReady && wholeSeconds(where, `${prop}.minReady`, template.minReady);
  if ((minReadySeconds ?? 0) > experiment.longestMinReadySeconds) {
    throw propError(where, {
      prop: `${prop}.minReady`,
      received: template.minReady?.toHumanString(),
      accepted: `at most progressDeadline (${experiment.longestMinReadySeconds} s)`,
      mend: 'lower it, or raise progressDeadline',
    });
  }
  const service = renderService(where, prop, template);
  return () => ({
    name: template.name,
    ...(template.replicas !== undefined && { replicas: template.replicas }),
    ...(minReadySeconds !== undefined && { minReadySeconds }),
    selector,
    ...(service && { service }),
    template: pods(),
  });
}

function selectorLabels({ experimentName }: SurroundingExperiment, template: ExperimentTemplate): Record<string, string> | undefined {
  const given = template.selectorLabels !== undefined || template.selectorExpressions !== undefined;
  return given || template.pods === undefined || experimentName === ''
    ? template.selectorLabels
    : { 'app.kubernetes.io/name': experimentName, 'app.kubernetes.io/component': template.name };
}

function podTemplate(experiment: SurroundingExperiment, template: ExperimentTemplate, selector: LabelSelectorSpec): () => PodTemplateSpec {
  const { scope, object, prop } = experiment;
  const where = scope.node.path;
  if ((template.pods === undefined) === (template.podTemplate === undefined)) {
    throw propError(where, {
      prop: `${prop}.pods and ${prop}.podTemplate`,
      received: template.pods && template.podTemplate,
      accepted: 'exactly one of the two',
      mend: 'describe the pods with pods, or hand over a complete podTemplate',
    });
  }
  const labels = template.pods ? { ...template.pods.podMetadata?.labels, ...selector.matchLabels } : template.podTemplate.metadata?.labels ?? {};
  if (!selects(selector, labels)) {
    throw propError(where, {
      prop: `${prop}.selectorLabels`,
      received: selector,
      accepted: `a selector of the pods, whose labels are ${JSON.stringify(labels)}`,
      mend: 'make the two agree',
    });
  }
  if (!template.pods) {
    return () => template.podTemplate;
  }
  const pods = new ExperimentPods(scope, template.name, object, template.pods, selector.matchLabels ?? {});
  return () => pods.render();
}

function renderService(where: string, prop: string, { createService, serviceName }: ExperimentTemplate): Record<string, unknown> | undefined {
  if (serviceName !== undefined) {
    requireServiceName(where, `${prop}.serviceName`, serviceName);
    if (createService === false) {
      throw propError(where, { prop: `${prop}.createService`, received: false, accepted: 'nothing together with serviceName', mend: 'leave one of the two out' });
    }
    return { name: serviceName };
  }
  return createService ? {} : undefined;
}
