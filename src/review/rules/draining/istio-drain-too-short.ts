import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { DEFAULT_DRAIN_SECONDS, istioSidecarOf, PROXY_CONFIG } from '../../inventory/istio-sidecar';
import { preStopSeconds } from '../../inventory/pre-stop';

export const ISTIO_DRAIN_TOO_SHORT: Rule = {
  id: 'ZD207',
  name: 'istio-drain-too-short',
  group: 'draining',
  severity: 'warning',
  title: 'The Istio proxy of a pod is gone while the application still serves',
  rationale: 'A proxy that is no native sidecar gets SIGTERM at once and leaves after 5 s by default, while the application waits in its preStop hook: requests that come in, and those that it makes itself, fail.',
  mend: 'Set terminationDrainDuration in proxy.istio.io/config to at least the time of preStop, or use native sidecars.',
  sources: ['https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig', 'https://istio.io/latest/blog/2023/native-sidecars/'],
  limits: 'A warning where the pod itself sets too short a time; information where it sets none, because the mesh may set one for all, and since Istio 1.27 proxies are native sidecars where the cluster has them. '
    + 'Injection is known by the labels of the pod and of a Namespace among the objects. EXIT_ON_ZERO_ACTIVE_CONNECTIONS counts as long enough.',
  reviewed: 'No finding in 109 public sets of manifests: none has both an Istio proxy and a preStop hook.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const { templateObject, containers } = workload;
      const sidecar = relations.serves(workload) ? istioSidecarOf(relations, workload) : undefined;
      const hook = Math.max(0, ...containers.map(({ container }) => preStopSeconds(container) ?? 0));
      const drain = sidecar?.drainSeconds ?? DEFAULT_DRAIN_SECONDS;
      if (sidecar && !sidecar.waitsForConnections && drain < hook) {
        yield {
          object: templateObject,
          path: `spec.template.metadata.annotations["${PROXY_CONFIG}"]`,
          severity: sidecar.drainSeconds === undefined ? 'info' : 'warning',
          message: `the Istio proxy of ${title(templateObject)} leaves ${drain} s after SIGTERM${sidecar.drainSeconds === undefined ? ' unless the mesh says otherwise' : ''}, and preStop keeps the application for ${hook} s: in between its requests fail`,
          mend: `set terminationDrainDuration: ${hook + DEFAULT_DRAIN_SECONDS}s in annotation ${PROXY_CONFIG}, or use native sidecars`,
        };
      }
    }
  },
};
