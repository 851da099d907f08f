import { failuresFor, periodSeconds, secondsToFail } from './probe-timing';
import { Rule } from '../../engine/rule';
import { portNumber } from '../../inventory/container-ports';
import { title } from '../../inventory/inventory-object';
import { servingContainers } from '../../inventory/pod-containers';
import { Container, Probe } from '../../inventory/shapes/pod';

export const READINESS_EQUALS_LIVENESS: Rule = {
  id: 'ZD103',
  name: 'readiness-equals-liveness',
  group: 'traffic readiness',
  severity: 'warning',
  title: 'Liveness asks the same as readiness, and is not slower',
  rationale: 'What should only take a pod out of the Service for a while, such as too many requests, also kills it. The others get its requests, fail their probes in turn, and are killed too.',
  mend: 'Let liveness fail later than readiness: a higher failureThreshold, or an endpoint that fails only where a restart helps.',
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/'],
  limits: 'Two endpoints that answer the same in truth cannot be told apart. Silent where liveness asks the same but for longer: that is a common and good pattern.',
  reviewed: '10 findings in 1 of 109 public sets of manifests, read one by one: all right. Services of the online boutique ask the same health check for both, as often and as long.',
  *check({ relations, settings: { thresholds } }) {
    for (const { container, path, workload: { templateObject } } of servingContainers(relations)) {
      const { readinessProbe, livenessProbe } = container;
      if (!readinessProbe || !livenessProbe || asks(container, readinessProbe) !== asks(container, livenessProbe)) {
        continue;
      }
      const [unready, dead] = [secondsToFail(readinessProbe), secondsToFail(livenessProbe)];
      if (dead <= unready) {
        const failures = failuresFor(livenessProbe, Math.max(2 * unready, thresholds.livenessSeconds));
        yield {
          object: templateObject,
          path: `${path}.livenessProbe`,
          message: `container ${container.name} of ${title(templateObject)} is restarted by the same question that takes it out of the Service, `
            + `after ${dead} s of failures (readiness: ${unready} s): overload kills pods instead of resting them`,
          mend: `set failureThreshold of the livenessProbe to ${failures} (${failures * periodSeconds(livenessProbe)} s), or ask another endpoint`,
        };
      }
    }
  },
};

/** What a probe asks, in one text for comparison. */
function asks(container: Container, { httpGet, tcpSocket, grpc, exec }: Probe): string {
  const port = (one: number | string | undefined) => portNumber(container, one) ?? one;
  return JSON.stringify([
    httpGet && [port(httpGet.port), httpGet.path ?? '/', httpGet.scheme ?? 'HTTP', httpGet.host],
    tcpSocket && [port(tcpSocket.port)],
    grpc && [grpc.port, grpc.service ?? ''],
    exec && exec.command,
  ]);
}
