import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AnalysisRunProps, AnalysisRunTtl } from './analysis-run-props';
import { declareExistingTemplates } from './existing-template';
import { composeTemplate } from './template-content';
import { contextOf, partsOf } from './template-context';
import { TtlStrategySpec } from './ttl-strategy';
import { Preflight } from '../preflight/preflight';
import { wholeSeconds } from '../semantics/durations';
import { propError } from '../semantics/errors';
import { nameOf } from '../semantics/generated-name';

/**
 * An analysis that runs once, without a Rollout: metrics like those of a template, with values for all arguments.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export class AnalysisRun extends Construct {
  /** metadata.name of the run; empty where the API server makes one up from generateName. */
  public readonly runName: string;

  /**
   * @throws as a template does, on an argument that has neither a value nor a Secret here, and on a time to live that is not whole seconds
   */
  constructor(scope: Construct, id: string, props: AnalysisRunProps) {
    super(scope, id);
    Preflight._watch(this);
    const where = this.node.path;
    const namespace = props.metadata?.namespace ?? Chart.of(this).namespace;
    const { spec, content } = composeTemplate(where, partsOf(props), contextOf(where, props, namespace));
    const unknown = content.declared.find((argument) => argument._open);
    if (unknown !== undefined) {
      throw propError(where, {
        prop: 'args',
        received: (props.args ?? []).map((argument) => argument.name),
        accepted: `a value or a Secret for "${unknown.name}": a run has no Rollout to ask`,
        mend: `add AnalysisArgument.value("${unknown.name}", …)`,
      });
    }
    declareExistingTemplates(this, spec.templates, namespace);
    const object = new ApiObject(this, 'Resource', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AnalysisRun',
      metadata: props.metadata,
      spec: {
        ...spec,
        ...(props.terminate !== undefined && { terminate: props.terminate }),
        ...(props.ttlStrategy && { ttlStrategy: renderTtl(where, props.ttlStrategy) }),
      },
    });
    this.runName = nameOf(object, props.metadata);
  }
}

function renderTtl(where: string, ttl: AnalysisRunTtl): TtlStrategySpec {
  const seconds = (prop: keyof AnalysisRunTtl) => ttl[prop] && wholeSeconds(where, `ttlStrategy.${prop}`, ttl[prop]);
  const [secondsAfterCompletion, secondsAfterSuccess, secondsAfterFailure] = [seconds('afterCompletion'), seconds('afterSuccess'), seconds('afterFailure')];
  return {
    ...(secondsAfterCompletion !== undefined && { secondsAfterCompletion }),
    ...(secondsAfterSuccess !== undefined && { secondsAfterSuccess }),
    ...(secondsAfterFailure !== undefined && { secondsAfterFailure }),
  };
}
