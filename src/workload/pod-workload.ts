import { ApiObject, ApiObjectMetadataDefinition, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { PodWorkloadProps } from './pod-workload-props';
import { LabelSelectorSpec } from '../manifest/metadata';
import { PodTemplateSpec } from '../manifest/pod';
import { PodOverlay } from '../pod/pod-overlay';
import { hasScheduling, renderPodTemplate } from '../pod/pod-template';
import { Preflight } from '../preflight/preflight';
import { wholeSeconds } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { renderLabelSelector } from '../semantics/label-selector-rendering';
import { selects } from '../semantics/validation/label-selectors';

/** A controller-managed set of pods: the base of Rollout and RollingDeployment. */
export abstract class PodWorkload extends kplus.Workload implements kplus.IScalable {
  /** Whether an autoscaler sets the number of pods. */
  public hasAutoscaler = false;

  protected readonly apiObject: ApiObject;

  private readonly workloadProps: PodWorkloadProps;
  private templateMetadata?: ApiObjectMetadataDefinition;
  private overlay: PodOverlay = {};

  constructor(scope: Construct, id: string, props: PodWorkloadProps) {
    // The base class would select by a label of the construct's path, and would spread once more at every rendering.
    super(scope, id, { ...props, select: false, spread: false });
    Preflight._watch(this);
    this.workloadProps = props;
    const where = this.node.path;
    this.apiObject = new ApiObject(this, 'Resource', { ...this._objectType(), metadata: props.metadata, spec: Lazy.any({ produce: () => this.renderSpec() }) });
    requireInteger(where, 'replicas', props.replicas, 0, 1_000_000, 'pass a number of pods');
    requireInteger(where, 'revisionHistoryLimit', props.revisionHistoryLimit, 0, 1_000_000, 'pass a number of ReplicaSets');
    this.checkSelector(where);
    const selector = this.chooseSelector(where);
    this.checkDeadline(where);
    this.checkTemplate(where, selector);
    if (selector) {
      this.select(kplus.LabelSelector.of({ labels: selector.matchLabels, expressions: props.selectorExpressions }));
    }
    if (props.spread) {
      this.scheduling.spread({ topology: kplus.Topology.HOSTNAME });
      this.scheduling.spread({ topology: kplus.Topology.ZONE });
    }
    if (this.isolate) {
      this.connections.isolate();
    }
  }

  /** Metadata of the pods. Labels that a release must not lose, such as the selector's, are in it already. */
  public get podMetadata(): ApiObjectMetadataDefinition {
    this.requireOwnTemplate('podMetadata');
    if (!this.templateMetadata) {
      const { podMetadata } = this.workloadProps;
      this.templateMetadata = new ApiObjectMetadataDefinition({
        ...podMetadata,
        labels: { ...podMetadata?.labels, ...this.matchLabels },
        apiObject: this.apiObject,
      });
    }
    return this.templateMetadata;
  }

  /** What Services, policies and other pods select: the labels of `selectorLabels`. */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    return {
      labelSelector: kplus.LabelSelector.of({ labels: this.matchLabels }),
      namespaces: this.metadata.namespace ? { names: [this.metadata.namespace] } : undefined,
    };
  }

  public addContainer(cont: kplus.ContainerProps): kplus.Container {
    this.requireOwnTemplate('addContainer');
    return super.addContainer(cont);
  }

  public attachContainer(cont: kplus.Container): void {
    this.requireOwnTemplate('attachContainer');
    super.attachContainer(cont);
  }

  public addInitContainer(cont: kplus.ContainerProps): kplus.Container {
    this.requireOwnTemplate('addInitContainer');
    return super.addInitContainer(cont);
  }

  public addVolume(vol: kplus.Volume): void {
    this.requireOwnTemplate('addVolume');
    super.addVolume(vol);
  }

  public addHostAlias(hostAlias: kplus.HostAlias): void {
    this.requireOwnTemplate('addHostAlias');
    super.addHostAlias(hostAlias);
  }

  /** Called by an autoscaler: from then on `replicas` is left to it. */
  public markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }

  /** What an autoscaler needs to know. */
  public toScalingTarget(): kplus.ScalingTarget {
    return {
      kind: this.apiObject.kind,
      apiVersion: this.apiObject.apiVersion,
      name: this.name,
      containers: this.containers,
      replicas: this.workloadProps.replicas,
    };
  }

  /** @internal Adds what the schema of cdk8s-plus does not know yet. */
  public _setOverlay(overlay: PodOverlay): void {
    this.overlay = overlay;
  }

  /** @internal apiVersion and kind of the object. */
  protected abstract _objectType(): { readonly apiVersion: string; readonly kind: string };

  /** @internal The part of the spec around replicas and template: strategy and limits. */
  protected abstract _controllerSpec(): Record<string, unknown>;

  /** @internal Whether the pods are described by another object. */
  protected _isReferenceIn(_props: PodWorkloadProps): boolean {
    return false;
  }

  private get isReference(): boolean {
    return this._isReferenceIn(this.workloadProps);
  }

  private get isVerbatim(): boolean {
    return this.workloadProps.podTemplate !== undefined;
  }

  /** What was said, or labels that everybody can read; none where the workload referred to has its own. */
  private chooseSelector(where: string): LabelSelectorSpec | undefined {
    const { selectorLabels, selectorExpressions } = this.workloadProps;
    if (selectorLabels !== undefined || selectorExpressions !== undefined) {
      return renderLabelSelector(where, 'selector', selectorLabels, selectorExpressions);
    }
    return this.isReference ? undefined : { matchLabels: { 'app.kubernetes.io/name': this.name, 'app.kubernetes.io/instance': this.name } };
  }

  private renderSpec(): Record<string, unknown> {
    const { replicas, minReady, progressDeadline, revisionHistoryLimit } = this.workloadProps;
    const where = this.node.path;
    const selector = this._toLabelSelector();
    return {
      ...(replicas !== undefined && !this.hasAutoscaler && { replicas }),
      ...(minReady && { minReadySeconds: wholeSeconds(where, 'minReady', minReady) }),
      ...(progressDeadline && { progressDeadlineSeconds: wholeSeconds(where, 'progressDeadline', progressDeadline, 1) }),
      ...(revisionHistoryLimit !== undefined && { revisionHistoryLimit }),
      ...((selector.matchLabels || selector.matchExpressions) && { selector }),
      ...this._controllerSpec(),
      ...(!this.isReference && { template: this.renderTemplate() }),
    };
  }

  private renderTemplate(): PodTemplateSpec {
    if (this.isVerbatim) {
      if (hasScheduling(this)) {
        throw this.notOwnTemplate('scheduling');
      }
      return this.workloadProps.podTemplate;
    }
    return renderPodTemplate(this, this.overlay);
  }

  private requireOwnTemplate(member: string): void {
    // The base class adds the containers and volumes of the props before this class has its own.
    if (this.workloadProps && (this.isVerbatim || this.isReference)) {
      throw this.notOwnTemplate(member);
    }
  }

  private notOwnTemplate(member: string): Error {
    return propError(this.node.path, {
      prop: member,
      received: this.isVerbatim ? 'used together with podTemplate' : 'used together with workloadRef',
      accepted: 'nothing: the pods are described elsewhere',
      mend: this.isVerbatim ? 'change the podTemplate that is passed' : 'change the workload that is referred to',
    });
  }

  private checkSelector(where: string): void {
    const { selectorLabels } = this.workloadProps;
    // The base class drops a selector whose values are all empty.
    if (selectorLabels && Object.keys(selectorLabels).length > 0 && Object.values(selectorLabels).every((value) => value === '')) {
      throw propError(where, { prop: 'selectorLabels', received: selectorLabels, accepted: 'at least one label with a value', mend: 'add one, or leave it out' });
    }
  }

  private checkDeadline(where: string): void {
    const { minReady, progressDeadline } = this.workloadProps;
    const ready = minReady ? wholeSeconds(where, 'minReady', minReady) : 0;
    const deadline = progressDeadline ? wholeSeconds(where, 'progressDeadline', progressDeadline, 1) : 600;
    if (ready >= deadline) {
      throw propError(where, {
        prop: 'progressDeadline',
        received: progressDeadline?.toHumanString(),
        accepted: `more than minReady (${minReady!.toHumanString()})`,
        mend: 'raise progressDeadline, whose default is 10 minutes, or lower minReady',
      });
    }
  }

  private checkTemplate(where: string, selector: LabelSelectorSpec | undefined): void {
    const { podTemplate, podMetadata, selectorLabels, selectorExpressions } = this.workloadProps;
    if (this.isVerbatim || this.isReference) {
      if (this.containers.length + this.initContainers.length + this.volumes.length > 0 || podMetadata) {
        throw this.notOwnTemplate('containers, initContainers, volumes or podMetadata');
      }
    }
    if (this.isVerbatim && !selectorLabels && !selectorExpressions) {
      throw propError(where, { prop: 'selectorLabels', received: undefined, accepted: 'labels of the podTemplate', mend: 'name the labels by which the pods are selected' });
    }
    if (this.isVerbatim) {
      requireSelected(where, 'podTemplate.metadata.labels', podTemplate?.metadata?.labels ?? {}, selector!);
    } else if (!this.isReference) {
      // The labels of the selector are put on the pods, unless the pods have others under the same keys.
      requireSelected(where, 'podMetadata.labels', { ...selector!.matchLabels, ...podMetadata?.labels }, selector!);
    }
  }
}

function requireSelected(where: string, prop: string, labels: Record<string, string>, selector: LabelSelectorSpec): void {
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    if (labels[key] !== value) {
      throw propError(where, { prop: `${prop}[${JSON.stringify(key)}]`, received: labels[key], accepted: `${JSON.stringify(value)}, as in selectorLabels`, mend: 'make the two agree' });
    }
  }
  if (!selects(selector, labels)) {
    throw propError(where, { prop, received: labels, accepted: 'labels that selectorExpressions select', mend: 'make the two agree' });
  }
}
