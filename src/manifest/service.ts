/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
export interface ServiceSpec {
  readonly type?: string;
  readonly clusterIP?: string;
  readonly selector?: Record<string, string>;
  readonly ports?: ServicePortSpec[];
}

export interface ServicePortSpec {
  readonly name?: string;
  readonly port: number;
  /** The number of a container port, or its name. */
  readonly targetPort?: number | string;
  readonly protocol?: string;
  readonly appProtocol?: string;
}
