/** What the pods speak on their traffic port. */
export enum ServiceProtocol {
  /** HTTP/1.1 and what is upgraded from it. The port is named `http`. */
  HTTP = 'http',
  /** gRPC, HTTP/2 without TLS. The port is named `grpc`. */
  GRPC = 'grpc',
  /** Any other protocol over TCP: only a router that splits connections can route it, such as IstioRouter. The port is named `tcp`. */
  TCP = 'tcp',
}

/** A port that the container listens on. */
export interface PodPort {
  /** Name, at most 15 characters. Services and monitors refer to it, so its number may change from release to release. */
  readonly name: string;
  /** Number that the container listens on, 1 to 65535. */
  readonly containerPort: number;
  /**
   * Port of the Services.
   *
   * @default - 80 for the HTTP traffic port, otherwise the container's own
   */
  readonly servicePort?: number;
  /**
   * Application protocol, for gateways and meshes.
   *
   * @default - `kubernetes.io/h2c` for a gRPC traffic port, as gateways otherwise speak HTTP/1.1 to it; none otherwise
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   */
  readonly appProtocol?: string;
  /**
   * Whether the Services have the port.
   *
   * @default true
   */
  readonly exposed?: boolean;
}
