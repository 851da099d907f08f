import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { istioSidecarOf, PROXY_CONFIG } from '../../inventory/istio-sidecar';

export const ISTIO_START_RACE: Rule = {
  id: 'ZD208',
  name: 'istio-start-race',
  group: 'draining',
  severity: 'info',
  title: 'The application may start before its Istio proxy',
  rationale: 'What a program asks for when it starts, such as configuration, a database or a token, fails until the proxy works. It crashes and starts again, which slows each release and scale-up.',
  mend: 'Set holdApplicationUntilProxyStarts: true in proxy.istio.io/config, or use native sidecars.',
  sources: ['https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig', 'https://istio.io/latest/docs/ops/common-problems/injection/'],
  limits: 'Information, because the mesh may set it for all, and since Istio 1.27 proxies are native sidecars where the cluster has them. Injection is known by the labels of the pod and of a Namespace among the objects.',
  reviewed: '2 findings in 2 of 109 public sets of manifests, both right as information: demos that ask for a proxy and leave the rest to the mesh.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const { templateObject, takenOverBy } = workload;
      if (!takenOverBy && istioSidecarOf(relations, workload)?.holdsApplication === false) {
        yield {
          object: templateObject,
          path: `spec.template.metadata.annotations["${PROXY_CONFIG}"]`,
          message: `containers of ${title(templateObject)} may start before their Istio proxy, unless the mesh says otherwise: what they ask for at first fails`,
          mend: `set holdApplicationUntilProxyStarts: true in annotation ${PROXY_CONFIG}, or use native sidecars`,
        };
      }
    }
  },
};
