import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { AnalysisArgument } from './analysis-argument';
import { declareExistingTemplates, ExistingTemplate } from './existing-template';
import { composeTemplate, TemplateContent } from './template-content';
import { contextOf, partsOf } from './template-context';
import { AnalysisTemplateProps } from './template-props';
import { IAnalysisTemplate } from './template-reference';
import { Preflight } from '../preflight/preflight';
import { propError } from '../semantics/errors';
import { requireDnsSubdomain } from '../semantics/names';

/**
 * Metrics that Rollouts of all namespaces can use. Recipes watch the Rollout that uses the template, in its namespace.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#clusteranalysistemplates
 */
export class ClusterAnalysisTemplate extends Construct implements IAnalysisTemplate {
  /**
   * A template that exists in the cluster. Its arguments and metrics are not known and not checked.
   *
   * @param templateName metadata.name of the template
   * @throws if it is not a DNS name
   */
  public static fromClusterTemplateName(templateName: string): IAnalysisTemplate {
    requireDnsSubdomain('ClusterAnalysisTemplate.fromClusterTemplateName', 'templateName', templateName);
    return new ExistingTemplate(templateName, true);
  }

  /** metadata.name of the template. */
  public readonly templateName: string;
  /** Whether it is a ClusterAnalysisTemplate: yes. */
  public readonly clusterScope: boolean = true;
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
    if (props.metadata?.namespace !== undefined) {
      throw propError(this.node.path, {
        prop: 'metadata.namespace', received: props.metadata.namespace, accepted: 'no namespace: the kind is cluster-wide', mend: 'leave it out, or use AnalysisTemplate',
      });
    }
    const local = props.templates?.find((template) => !template.clusterScope);
    if (local !== undefined) {
      throw propError(this.node.path, {
        prop: 'templates', received: local.templateName, accepted: 'cluster templates only', mend: 'make it a ClusterAnalysisTemplate',
      });
    }
    const { spec, content } = composeTemplate(this.node.path, partsOf(props), contextOf(this.node.path, props, undefined));
    const object = new ApiObject(this, 'Resource', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ClusterAnalysisTemplate',
      metadata: props.metadata,
      spec,
    });
    if (object.metadata.namespace !== undefined) {
      // cdk8s gives every object of a chart the chart's namespace, also one of a kind that has none.
      object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    }
    declareExistingTemplates(this, spec.templates);
    this.templateName = object.name;
    this.requiredArgs = content.declared.filter((argument) => argument._open);
    this._content = content;
  }
}
