import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { renderExperimentAnalyses, renderMetadata, requireUniqueNames } from './experiment-analysis-rendering';
import { ExperimentProps } from './experiment-props';
import { renderExperimentTemplate } from './experiment-template-rendering';
import { AnalysisArgument } from '../analysis/analysis-argument';
import { declareExistingTemplates } from '../analysis/existing-template';
import { combineContents, contentsOf, patternsOf, renderPatterns, requirePatterns } from '../analysis/template-content';
import { Preflight } from '../preflight/preflight';
import { formatDuration, wholeSeconds } from '../semantics/durations';
import { propError } from '../semantics/errors';
import { nameOf } from '../semantics/generated-name';

/** The controller's own, which minReady must not exceed. */
const DEFAULT_PROGRESS_DEADLINE_SECONDS = 600;

/**
 * An experiment: ReplicaSets that run for a while beside each other, with Services and analyses if wanted, and no Rollout.
 * As a step of a canary it is `CanaryStep.experiment`.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/experiment/
 */
export class Experiment extends Construct {
  /** metadata.name of the experiment; empty where the API server makes one up from generateName. */
  public readonly experimentName: string;

  /** @throws on names that come twice, pods that are described twice or not at all, a selector that misses its pods, and arguments that nobody resolves */
  constructor(scope: Construct, id: string, props: ExperimentProps) {
    super(scope, id);
    Preflight._watch(this);
    const where = this.node.path;
    const object = new ApiObject(this, 'Resource', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Experiment',
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => ({ ...spec, templates: templates.map((render) => render()) }) }),
    });
    this.experimentName = nameOf(object, props.metadata);
    if (props.templates.length === 0) {
      throw propError(where, { prop: 'templates', received: [], accepted: 'at least one', mend: 'add a template with pods' });
    }
    requireUniqueNames(where, 'templates', props.templates.map(({ name }) => name));
    const deadline = props.progressDeadline ? wholeSeconds(where, 'progressDeadline', props.progressDeadline, 1) : undefined;
    const templates = props.templates.map((template, index) => renderExperimentTemplate({
      scope: this,
      object,
      experimentName: this.experimentName,
      prop: `templates[${index}]`,
      longestMinReadySeconds: deadline ?? DEFAULT_PROGRESS_DEADLINE_SECONDS,
    }, template));
    const runMetadata = renderMetadata(where, 'run', props.runLabels, props.runAnnotations);
    const { dryRun = [], measurementRetention = [] } = props;
    const said = { declared: [], metrics: [], ...patternsOf({ dryRun, measurementRetention }), complete: true };
    const content = combineContents(where, [...contentsOf((props.analyses ?? []).map(({ template }) => template)), said]);
    requirePatterns(where, content, measurementRetention);
    const spec = {
      ...(props.analyses && { analyses: renderExperimentAnalyses(where, props.analyses, (argument) => requireResolved(where, argument)) }),
      ...(props.duration && { duration: formatDuration(props.duration) }),
      ...(deadline !== undefined && { progressDeadlineSeconds: deadline }),
      ...(props.scaleDownDelay && { scaleDownDelaySeconds: wholeSeconds(where, 'scaleDownDelay', props.scaleDownDelay) }),
      ...(props.terminate !== undefined && { terminate: props.terminate }),
      ...renderPatterns(dryRun, measurementRetention),
      ...(runMetadata && { analysisRunMetadata: runMetadata }),
    };
    declareExistingTemplates(this, spec.analyses, object.metadata.namespace);
  }
}

function requireResolved(where: string, argument: AnalysisArgument) {
  if (argument._open) {
    throw propError(where, {
      prop: 'analyses.args',
      received: argument.name,
      accepted: 'a value or a Secret: an experiment has no Rollout to ask',
      mend: `pass AnalysisArgument.value("${argument.name}", …); "{{templates.<name>.podTemplateHash}}" is a hash of one of its ReplicaSets`,
    });
  }
  return argument._toTemplateJson();
}
