import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AnalysisArgument } from './analysis-argument';
import { declareExistingTemplates, ExistingTemplate } from './existing-template';
import { composeTemplate, TemplateContent } from './template-content';
import { contextOf, partsOf } from './template-context';
import { AnalysisTemplateProps } from './template-props';
import { IAnalysisTemplate } from './template-reference';
import { Preflight } from '../preflight/preflight';
import { requireDnsSubdomain } from '../semantics/names';

/**
 * Metrics that Rollouts of the same namespace use to judge a release.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export class AnalysisTemplate extends Construct implements IAnalysisTemplate {
  /**
   * A template that exists in the cluster, in the namespace of the Rollout that uses it. Its arguments and metrics are not known and not checked.
   *
   * @param templateName metadata.name of the template
   * @throws if it is not a DNS name
   */
  public static fromTemplateName(templateName: string): IAnalysisTemplate {
    requireDnsSubdomain('AnalysisTemplate.fromTemplateName', 'templateName', templateName);
    return new ExistingTemplate(templateName, false);
  }

  /** metadata.name of the template. */
  public readonly templateName: string;
  /** Whether it is a ClusterAnalysisTemplate: no. */
  public readonly clusterScope: boolean = false;
  /** Arguments without a value in the template, in the order in which it declares them: a Rollout has to pass each; references to it pass those that say where the value comes from. */
  public readonly requiredArgs: AnalysisArgument[];
  /** @internal */
  public readonly _content: TemplateContent;

  /**
   * @throws on a metric or argument name that is used twice, on `{{args.…}}` that is not declared, on a pattern that matches no metric, and on
   * a recipe that lacks what it asks
   */
  constructor(scope: Construct, id: string, props: AnalysisTemplateProps) {
    super(scope, id);
    Preflight._watch(this);
    const namespace = props.metadata?.namespace ?? Chart.of(this).namespace;
    const { spec, content } = composeTemplate(this.node.path, partsOf(props), contextOf(this.node.path, props, namespace));
    const object = new ApiObject(this, 'Resource', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AnalysisTemplate',
      metadata: props.metadata,
      spec,
    });
    declareExistingTemplates(this, spec.templates, namespace);
    this.templateName = object.name;
    this.requiredArgs = content.declared.filter((argument) => argument._open);
    this._content = content;
  }
}
