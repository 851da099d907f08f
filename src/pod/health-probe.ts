import { Duration } from 'cdk8s';
import { ProbeSpec } from '../manifest/pod';
import { wholeSeconds } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { requireWritable } from '../semantics/writable-text';

/**
 * When a probe asks, and how often it may fail.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes
 */
export interface ProbeTiming {
  /**
   * Port to ask.
   *
   * @default - the management port, or else the traffic port
   */
  readonly port?: number;
  /**
   * Wait before the first attempt. The startup probe makes it unnecessary for the others.
   *
   * @default - none
   */
  readonly initialDelay?: Duration;
  /**
   * Time between attempts.
   *
   * @default - 5 s for readiness and startup, 10 s for liveness
   */
  readonly period?: Duration;
  /**
   * Time after which an attempt counts as failed.
   *
   * @default Duration.seconds(2) - the 1 s of Kubernetes fails on a short pause of the runtime
   */
  readonly timeout?: Duration;
  /**
   * Failed attempts in a row before it counts.
   *
   * @default - 3 for readiness, 6 for liveness (a restart is the last resort), 30 for startup
   */
  readonly failureThreshold?: number;
  /**
   * Successful attempts in a row before it counts; readiness only.
   *
   * @default 1
   */
  readonly successThreshold?: number;
}

/** An HTTP probe. */
export interface HttpProbeOptions extends ProbeTiming {
  /**
   * Ask over TLS; the certificate is not verified.
   *
   * @default false
   */
  readonly tls?: boolean;
  /**
   * Request headers.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };
}

/** A gRPC probe. */
export interface GrpcProbeOptions extends ProbeTiming {
  /**
   * Name of the service to ask for.
   *
   * @default - the server as a whole
   * @see https://github.com/grpc/grpc/blob/master/doc/health-checking.md
   */
  readonly service?: string;
}

/** How the kubelet asks a container whether it has started, is ready, or lives. */
export class HealthProbe {
  /**
   * GET on a path; 200 to 399 is good.
   *
   * @throws unless the path starts with '/'
   */
  public static http(path: string, options: HttpProbeOptions = {}): HealthProbe {
    if (!/^\/\S*$/.test(path)) {
      throw propError('HealthProbe.http', { prop: 'path', received: path, accepted: 'a path that starts with \'/\' and has no spaces', mend: 'pass a path such as "/ready"' });
    }
    requireWritable('HealthProbe.http', 'path', path);
    Object.entries(options.headers ?? {}).forEach(([name, value]) => requireWritable('HealthProbe.http', `headers[${JSON.stringify(name)}]`, value));
    const headers = Object.entries(options.headers ?? {}).map(([name, value]) => ({ name, value }));
    return new HealthProbe(options, path, (port) => ({
      httpGet: { path, port, ...(options.tls && { scheme: 'HTTPS' }), ...(headers.length > 0 && { httpHeaders: headers }) },
    }));
  }

  /** The gRPC health protocol. */
  public static grpc(options: GrpcProbeOptions = {}): HealthProbe {
    return new HealthProbe(options, undefined, (port) => ({ grpc: { port, ...(options.service !== undefined && { service: options.service }) } }));
  }

  /** A TCP connection. It says little: a port often opens long before the application can answer. */
  public static tcp(options: ProbeTiming = {}): HealthProbe {
    return new HealthProbe(options, undefined, (port) => ({ tcpSocket: { port } }));
  }

  /**
   * A command in the container; exit code 0 is good.
   *
   * @throws on an empty command
   */
  public static command(command: string[], options: ProbeTiming = {}): HealthProbe {
    if (command.length === 0) {
      throw propError('HealthProbe.command', { prop: 'command', received: command, accepted: 'at least the program', mend: 'pass the program and its arguments, one element each' });
    }
    command.forEach((text, index) => requireWritable('HealthProbe.command', `command[${index}]`, text));
    return new HealthProbe(options, undefined, () => ({ exec: { command: [...command] } }));
  }

  private constructor(
    private readonly timing: ProbeTiming,
    /** @internal */
    public readonly _path: string | undefined,
    private readonly handler: (port: number) => ProbeSpec,
  ) {
    const where = 'HealthProbe';
    requireInteger(where, 'port', timing.port, 1, 65535, 'pass a port that the container listens on');
    requireInteger(where, 'failureThreshold', timing.failureThreshold, 1, 1_000_000, 'pass a number of attempts');
    requireInteger(where, 'successThreshold', timing.successThreshold, 1, 1_000_000, 'pass a number of attempts');
  }

  /** @internal */
  public get _port(): number | undefined {
    return this.timing.port;
  }

  /**
   * @internal
   * @param defaults what applies where the caller did not say
   */
  public _toJson(defaults: { readonly port: number; readonly periodSeconds: number; readonly failureThreshold: number }): ProbeSpec {
    const where = 'HealthProbe';
    const { initialDelay, period, timeout, failureThreshold, successThreshold } = this.timing;
    return {
      ...this.handler(this.timing.port ?? defaults.port),
      ...(initialDelay && { initialDelaySeconds: wholeSeconds(where, 'initialDelay', initialDelay) }),
      periodSeconds: period ? wholeSeconds(where, 'period', period, 1) : defaults.periodSeconds,
      timeoutSeconds: timeout ? wholeSeconds(where, 'timeout', timeout, 1) : 2,
      failureThreshold: failureThreshold ?? defaults.failureThreshold,
      ...(successThreshold !== undefined && { successThreshold }),
    };
  }
}
