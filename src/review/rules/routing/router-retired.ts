import { RouterKey } from '../../../semantics/router-capabilities';
import { Rule, Severity } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { routersUsed } from '../../inventory/managed-routes';

interface Retired { readonly severity: Severity; readonly what: string }

const RETIRED: Partial<Readonly<Record<RouterKey, Retired>>> = {
  nginx: { severity: 'info', what: 'annotations of the community\'s ingress-nginx, which gets no fixes since March 2026 (other controllers may serve them)' },
  smi: { severity: 'warning', what: 'the Service Mesh Interface, whose project was archived in 2023' },
  appMesh: { severity: 'warning', what: 'AWS App Mesh, which was switched off on 30 September 2026' },
};

export const ROUTER_RETIRED: Rule = {
  id: 'ZD708',
  name: 'router-retired',
  group: 'routing',
  severity: 'warning',
  title: 'The router belongs to a project that has ended',
  rationale: 'Whoever moves the requests of all users gets no security fixes any more, or is gone.',
  mend: 'Move to the Gateway API plugin, which works with most proxies and meshes.',
  sources: [
    'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
    'https://www.cncf.io/blog/2023/10/03/cncf-archives-the-service-mesh-interface-smi-project/',
    'https://docs.aws.amazon.com/app-mesh/latest/userguide/what-is-app-mesh.html',
  ],
  limits: 'Information only for NGINX: other controllers serve its Ingresses and annotations too.',
  reviewed: '11 findings in 9 of 146 public manifests, read one by one: all right; those for NGINX are information.',
  *check({ relations }) {
    for (const { object, canary } of relations.workloads) {
      for (const router of routersUsed(canary?.trafficRouting)) {
        const retired = RETIRED[router];
        if (retired) {
          yield {
            object,
            path: `spec.strategy.canary.trafficRouting.${router}`,
            severity: retired.severity,
            message: `${title(object)} moves requests with ${retired.what}`,
            mend: 'plan the move to trafficRouting.plugins["argoproj-labs/gatewayAPI"] and an HTTPRoute',
          };
        }
      }
    }
  },
};
