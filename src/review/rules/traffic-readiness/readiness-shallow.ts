import { Rule } from '../../engine/rule';
import { portNumber, servicePortsTo } from '../../inventory/container-ports';
import { title } from '../../inventory/inventory-object';
import { PodContainer, servingContainers } from '../../inventory/pod-containers';
import { Relations } from '../../inventory/relations';

/** Names and protocols by which ports are told to carry HTTP or gRPC. */
const HTTP = /^(?:kubernetes\.io\/)?(?:http|https|http2|h2c|grpc|grpc-web|web)(?:-.*)?$/i;
const HTTP_PORTS: ReadonlySet<number> = new Set([80, 443]);
const HTTP_ROUTES: ReadonlySet<string> = new Set(['Ingress', 'HTTPRoute', 'GRPCRoute']);

export const READINESS_SHALLOW: Rule = {
  id: 'ZD102',
  name: 'readiness-shallow-tcp',
  group: 'traffic readiness',
  severity: 'warning',
  title: 'A readiness probe only looks whether an HTTP or gRPC port is open',
  rationale: 'Most servers open their port before they can answer: connections to a database, caches and routes come later. A pod that is ready by then answers its first requests with errors, in every release and scale-up.',
  mend: 'Ask for an answer: httpGet on a path that is served last, or grpc.',
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-tcp-liveness-probe'],
  limits: 'Speaks only where the port is known to carry HTTP or gRPC: by its name or appProtocol, as port 80 or 443 of a Service, or by an Ingress, HTTPRoute or GRPCRoute that leads there. A database may well be probed over TCP.',
  reviewed: '1 finding in 109 public sets of manifests, and right: a demo server behind port 80. The Redis of the online boutique, which is probed over TCP too, is rightly left alone.',
  *check({ relations }) {
    for (const placed of servingContainers(relations)) {
      const { container, path, workload: { templateObject } } = placed;
      const port = container.readinessProbe?.tcpSocket?.port;
      const number = portNumber(container, port);
      if (number !== undefined && carriesHttp(relations, placed, number)) {
        yield {
          object: templateObject,
          path: `${path}.readinessProbe.tcpSocket`,
          message: `container ${container.name} of ${title(templateObject)} counts as ready when port ${port} is open, which it is before HTTP requests are answered: the first ones fail`,
          mend: `ask for an answer: httpGet with a path and port ${port}, or grpc with port ${number}`,
        };
      }
    }
  },
};

function carriesHttp(relations: Relations, { container, workload }: PodContainer, port: number): boolean {
  const own = (container.ports ?? []).filter(({ containerPort }) => containerPort === port);
  return own.some(({ name }) => name !== undefined && HTTP.test(name))
    || servicePortsTo(relations.servicesOf(workload), container, port).some(({ service, entry }) =>
      HTTP.test(entry.appProtocol ?? '') || HTTP.test(entry.name ?? '') || HTTP_PORTS.has(entry.port ?? 0)
      || relations.routesTo(service.object).some(({ kind }) => HTTP_ROUTES.has(kind)));
}
