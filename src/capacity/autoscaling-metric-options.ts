/** A resource that containers request. */
export enum AutoscalingResource {
  /** Processor time. */
  CPU = 'cpu',
  /** Memory. */
  MEMORY = 'memory',
}

/** CPU or memory of one container: exactly one of `utilization` and `average`. */
export interface ContainerResourceMetric {
  /** Name of the container. */
  readonly container: string;
  /** What is measured. */
  readonly resource: AutoscalingResource;
  /**
   * Target as a whole percentage of what the container requests; it needs that request.
   *
   * @default - none, `average` is the target
   */
  readonly utilization?: number;
  /**
   * Target as a quantity such as '500m' or '256Mi'.
   *
   * @default - none, `utilization` is the target
   */
  readonly average?: string;
}

/** A metric of the pods themselves. */
export interface PodsMetric {
  /** Name of the metric in the custom metrics API. */
  readonly name: string;
  /** Target per pod, as a quantity such as '100' or '500m'. */
  readonly average: string;
  /**
   * Labels of the series.
   *
   * @default - all series of that name
   */
  readonly selector?: { [label: string]: string };
}

/** A metric of one object in the namespace of the release: exactly one of `value` and `average`. */
export interface DescribedObjectMetric {
  /** Name of the metric in the custom metrics API. */
  readonly name: string;
  /** apiVersion of the object, for example 'networking.k8s.io/v1'. */
  readonly apiVersion: string;
  /** Kind of the object, for example 'Ingress'. */
  readonly kind: string;
  /** metadata.name of the object. */
  readonly objectName: string;
  /**
   * Target for the object as a whole, as a quantity.
   *
   * @default - none, `average` is the target
   */
  readonly value?: string;
  /**
   * Target per pod: the metric divided by the number of pods, as a quantity.
   *
   * @default - none, `value` is the target
   */
  readonly average?: string;
  /**
   * Labels of the series.
   *
   * @default - all series of that name
   */
  readonly selector?: { [label: string]: string };
}

/** A metric from outside the cluster: exactly one of `value` and `average`. */
export interface ExternalMetric {
  /** Name of the metric in the external metrics API. */
  readonly name: string;
  /**
   * Target for the metric as a whole, as a quantity.
   *
   * @default - none, `average` is the target
   */
  readonly value?: string;
  /**
   * Target per pod: the metric divided by the number of pods, as a quantity.
   *
   * @default - none, `value` is the target
   */
  readonly average?: string;
  /**
   * Labels of the series.
   *
   * @default - all series of that name
   */
  readonly selector?: { [label: string]: string };
}
