import { ContainerResourceMetric, DescribedObjectMetric, ExternalMetric, PodsMetric } from './autoscaling-metric-options';
import { averageValueTarget, utilizationTarget, valueOrAverageTarget } from './metric-target';
import { ScalingMetricSpec } from '../manifest/autoscaling';
import { propError } from '../semantics/errors';
import { requireDnsLabel, requireLabels } from '../semantics/names';

/**
 * What a HorizontalPodAutoscaler keeps at a target. With several the one that asks for most pods wins.
 *
 * The pods of both versions are counted. Metrics of demand (requests, queue length) stay true during a release;
 * averages over pods are diluted by a canary that has little traffic.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export class AutoscalingMetric {
  /**
   * CPU used, as a share of the CPU requested, averaged over all pods. Every container needs a CPU request.
   *
   * @param percent whole percentage of the request, for example 70
   * @throws if it is not a whole number above zero
   */
  public static cpuUtilization(percent: number): AutoscalingMetric {
    const target = utilizationTarget('AutoscalingMetric.cpuUtilization', 'percent', percent);
    return new AutoscalingMetric({ type: 'Resource', resource: { name: 'cpu', target } });
  }

  /**
   * CPU used by a pod on average; needs no request.
   *
   * @param quantity cores, for example '500m'
   * @throws if it is not a quantity above zero
   */
  public static cpuAverage(quantity: string): AutoscalingMetric {
    const target = averageValueTarget('AutoscalingMetric.cpuAverage', 'quantity', quantity);
    return new AutoscalingMetric({ type: 'Resource', resource: { name: 'cpu', target } });
  }

  /**
   * Memory used, as a share of the memory requested, averaged over all pods. Every container needs a memory request.
   *
   * Refused on a canary with a traffic router, whose additional pods pull the average down and push the count up.
   *
   * @param percent whole percentage of the request, for example 80
   * @throws if it is not a whole number above zero
   */
  public static memoryUtilization(percent: number): AutoscalingMetric {
    const target = utilizationTarget('AutoscalingMetric.memoryUtilization', 'percent', percent);
    return new AutoscalingMetric({ type: 'Resource', resource: { name: 'memory', target } });
  }

  /**
   * Memory used by a pod on average; needs no request. Refused on a canary with a traffic router, like `memoryUtilization`.
   *
   * @param quantity bytes, for example '512Mi'
   * @throws if it is not a quantity above zero
   */
  public static memoryAverage(quantity: string): AutoscalingMetric {
    const target = averageValueTarget('AutoscalingMetric.memoryAverage', 'quantity', quantity);
    return new AutoscalingMetric({ type: 'Resource', resource: { name: 'memory', target } });
  }

  /**
   * CPU or memory of one container of each pod, so that sidecars do not count.
   *
   * @throws if the name is not a DNS label, or not exactly one target is given
   */
  public static containerResource(metric: ContainerResourceMetric): AutoscalingMetric {
    const where = 'AutoscalingMetric.containerResource';
    requireDnsLabel(where, 'container', metric.container);
    if ((metric.utilization === undefined) === (metric.average === undefined)) {
      throw propError(where, {
        prop: 'utilization',
        received: metric.utilization,
        accepted: 'exactly one of utilization and average',
        mend: 'pass utilization: 70 for a share of the request, or average: "500m" for an amount',
      });
    }
    const target = metric.utilization !== undefined
      ? utilizationTarget(where, 'utilization', metric.utilization)
      : averageValueTarget(where, 'average', metric.average!);
    return new AutoscalingMetric({ type: 'ContainerResource', containerResource: { name: metric.resource, container: metric.container, target } });
  }

  /**
   * A metric of the pods themselves, averaged over them, served by the custom metrics API.
   *
   * @throws if the name is empty, or the average is not a quantity above zero
   */
  public static pods(metric: PodsMetric): AutoscalingMetric {
    const where = 'AutoscalingMetric.pods';
    return new AutoscalingMetric({
      type: 'Pods',
      pods: { metric: metricIdentifier(where, metric.name, metric.selector), target: averageValueTarget(where, 'average', metric.average) },
    });
  }

  /**
   * A metric of one object of the namespace, such as requests per second at an Ingress, served by the custom metrics API.
   *
   * @throws if a name is empty, or not exactly one target is given
   */
  public static describedObject(metric: DescribedObjectMetric): AutoscalingMetric {
    const where = 'AutoscalingMetric.describedObject';
    for (const [prop, value] of Object.entries({ apiVersion: metric.apiVersion, kind: metric.kind, objectName: metric.objectName })) {
      requireText(where, prop, value);
    }
    return new AutoscalingMetric({
      type: 'Object',
      object: {
        describedObject: { apiVersion: metric.apiVersion, kind: metric.kind, name: metric.objectName },
        metric: metricIdentifier(where, metric.name, metric.selector),
        target: valueOrAverageTarget(where, metric.value, metric.average),
      },
    });
  }

  /**
   * A metric from outside the cluster, such as the length of a queue, served by the external metrics API.
   *
   * @throws if the name is empty, or not exactly one target is given
   */
  public static external(metric: ExternalMetric): AutoscalingMetric {
    const where = 'AutoscalingMetric.external';
    return new AutoscalingMetric({
      type: 'External',
      external: { metric: metricIdentifier(where, metric.name, metric.selector), target: valueOrAverageTarget(where, metric.value, metric.average) },
    });
  }

  private constructor(private readonly spec: ScalingMetricSpec) {}

  /** @internal */
  public _toJson(): ScalingMetricSpec {
    return this.spec;
  }

  /** @internal What it measures, without the target: two metrics of one subject contradict each other. */
  public get _subject(): string {
    const { type, resource, containerResource, pods, object, external } = this.spec;
    return JSON.stringify([
      type, (resource ?? containerResource)?.name, containerResource?.container, object?.describedObject, (pods ?? object ?? external)?.metric,
    ]);
  }

  /** @internal */
  public get _isMemory(): boolean {
    return (this.spec.resource ?? this.spec.containerResource)?.name === 'memory';
  }

  /** @internal The resource of which every container needs a request, if any. */
  public get _requestNeeded(): string | undefined {
    return this.spec.resource?.target.type === 'Utilization' ? this.spec.resource.name : undefined;
  }
}

function metricIdentifier(where: string, name: string, selector: Record<string, string> | undefined) {
  requireText(where, 'name', name);
  requireLabels(where, 'selector', selector);
  return { name, ...(selector !== undefined && { selector: { matchLabels: { ...selector } } }) };
}

function requireText(where: string, prop: string, text: string): void {
  if (text.trim() === '') {
    throw propError(where, { prop, received: text, accepted: 'text that is not empty', mend: 'pass the name as the metrics API or the object has it' });
  }
}
