import { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { PodTemplateSpec } from '../manifest/pod';
import { renderPodTemplate } from '../pod/pod-template';

/** Pods that cdk8s-plus describes and that have no object of their own: they are a part of the experiment's. */
export class ExperimentPods extends kplus.Workload {
  public readonly resourceType = 'experiments';

  private readonly metadataOfPods: ApiObjectMetadataDefinition;

  constructor(scope: Construct, id: string, protected readonly apiObject: ApiObject, props: kplus.WorkloadProps, labels: Record<string, string>) {
    // The base class would select by a label of the construct's path, and would spread once more at every rendering.
    super(scope, id, { ...props, select: false, spread: false });
    this.metadataOfPods = new ApiObjectMetadataDefinition({ ...props.podMetadata, labels: { ...props.podMetadata?.labels, ...labels }, apiObject });
    this.select(kplus.LabelSelector.of({ labels }));
    if (props.spread) {
      this.scheduling.spread({ topology: kplus.Topology.HOSTNAME });
      this.scheduling.spread({ topology: kplus.Topology.ZONE });
    }
  }

  public get podMetadata(): ApiObjectMetadataDefinition {
    return this.metadataOfPods;
  }

  public render(): PodTemplateSpec {
    return renderPodTemplate(this);
  }
}
