import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';

export const SERVICE_ACCOUNT_TOKEN: Rule = {
  id: 'ZD903',
  name: 'sa-token',
  group: 'hardening',
  pack: 'hardening',
  severity: 'warning',
  title: 'Pods carry a token for the API server that nothing seems to need',
  rationale: 'The token lies in a file of every container. Whoever can read files through a hole in the program speaks to the API server as its ServiceAccount.',
  mend: 'Set automountServiceAccountToken: false on the pod or its ServiceAccount.',
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting'],
  limits: 'Silent where a RoleBinding or ClusterRoleBinding among the objects names the ServiceAccount. What is bound elsewhere, and tokens of projected volumes, are not seen.',
  reviewed: '96 findings in 84 of 109 public sets of manifests, looked through: all right; no manifest binds a role to one of their ServiceAccounts.',
  *check({ inventory, relations }) {
    const bound = new Set([KINDS.roleBinding, KINDS.clusterRoleBinding].flatMap((kind) => inventory.of(kind)).flatMap(({ object, manifest }) =>
      (manifest.subjects ?? []).map(({ namespace = object.namespace, name }) => `${namespace}/${name}`)));
    for (const { object, templateObject, pod, containers, takenOverBy } of relations.workloads) {
      const account = pod.serviceAccountName ?? 'default';
      const mounts = pod.automountServiceAccountToken
        ?? inventory.find(KINDS.serviceAccount, object.namespace, account)?.manifest.automountServiceAccountToken
        ?? true;
      if (mounts && containers.length > 0 && !takenOverBy && !bound.has(`${object.namespace}/${account}`)) {
        yield {
          object: templateObject,
          path: 'spec.template.spec.automountServiceAccountToken',
          message: `pods of ${title(templateObject)} carry the token of ServiceAccount ${account}, which nothing here is allowed to use: whoever reads a file speaks to the API server with it`,
          mend: 'set automountServiceAccountToken: false',
        };
      }
    }
  },
};
