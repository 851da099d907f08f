import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PodMonitorProps } from './pod-monitoring';
import { PodMonitorSpec } from '../manifest/monitoring';
import { formatDuration, wholeSeconds } from '../semantics/durations';
import { propError } from '../semantics/errors';
import { ReleaseIdentity, releaseMetadata } from '../semantics/identity';
import { requireLabels } from '../semantics/names';

/** What a monitor has to know about the pods. */
export interface MonitoredPods {
  /** Names of the container ports. */
  readonly portNames: string[];
  /** The port that is scraped unless another is named. */
  readonly defaultPort?: string;
  /** Only the pods of a Rollout carry its hash. */
  readonly ofRollout: boolean;
}

/** Emits the PodMonitor of a release; nothing unless it was asked for. */
export function emitPodMonitor(
  scope: Construct, identity: ReleaseIdentity, monitor: PodMonitorProps | undefined, pods: MonitoredPods,
): ApiObject | undefined {
  if (monitor === undefined) {
    return undefined;
  }
  const where = scope.node.path;
  const path = monitor.path ?? '/metrics';
  requirePath(where, path);
  requireLabels(where, 'podMonitor.labels', monitor.labels);
  if (monitor.interval !== undefined) {
    wholeSeconds(where, 'podMonitor.interval', monitor.interval, 1);
  }
  const metadata = releaseMetadata(identity);
  const spec: PodMonitorSpec = {
    selector: { matchLabels: { ...identity.selectorLabels } },
    ...(pods.ofRollout && monitor.podHashLabel !== false && { podTargetLabels: ['rollouts-pod-template-hash'] }),
    podMetricsEndpoints: [{
      port: scrapedPort(where, monitor, pods),
      path,
      ...(monitor.interval !== undefined && { interval: formatDuration(monitor.interval) }),
    }],
  };
  return new ApiObject(scope, 'PodMonitor', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { ...metadata, labels: { ...metadata.labels, ...monitor.labels } },
    spec,
  });
}

function scrapedPort(where: string, monitor: PodMonitorProps, pods: MonitoredPods): string {
  const port = monitor.port ?? pods.defaultPort;
  if (port === undefined || !pods.portNames.includes(port)) {
    throw propError(where, {
      prop: 'podMonitor.port',
      received: port,
      accepted: pods.portNames.length > 0 ? `the name of a container port: ${pods.portNames.join(', ')}` : 'the name of a container port, but there is none',
      mend: 'declare the port that serves the metrics, or name one of those',
    });
  }
  return port;
}

function requirePath(where: string, path: string): void {
  if (!/^\/\S*$/.test(path)) {
    throw propError(where, { prop: 'podMonitor.path', received: path, accepted: 'a path that starts with \'/\', without spaces', mend: 'pass "/metrics"' });
  }
}
