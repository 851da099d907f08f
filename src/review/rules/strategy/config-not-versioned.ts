import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Workload } from '../../inventory/workload';

export const CONFIG_NOT_VERSIONED: Rule = {
  id: 'ZD516',
  name: 'config-not-versioned',
  group: 'strategy',
  severity: 'info',
  title: 'Configuration changes for both versions at once',
  rationale: 'A ConfigMap that is changed in place is no new version: no step and no analysis guards the change, pods of both versions read it when they next start or reload, and going back does not bring the old configuration back.',
  mend: 'Put a hash of the content into the name of the ConfigMap, or into an annotation of the pod template.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/best-practices/#rollout-a-configmap-change'],
  limits: 'Looks at Rollouts and at ConfigMaps among the objects. Silent for names that end in digits or a hash, immutable ConfigMaps, pod templates with a checksum or reloader annotation, and for Secrets, which are often meant to change in place.',
  reviewed: 'No finding in 146 public manifests. In 79 more manifests of eight public repositories 4, all right.',
  *check({ inventory, relations }) {
    for (const workload of relations.workloads.filter(({ rollout }) => rollout)) {
      const names = followsContent(workload) ? [] : configMapsOf(workload).filter((name) => !VERSIONED_NAME.test(name));
      const [first, ...others] = names.filter((name) => {
        const found = inventory.find(KINDS.configMap, workload.templateObject.namespace, name);
        return found !== undefined && found.manifest.immutable !== true;
      });
      if (first !== undefined) {
        yield {
          object: workload.object,
          path: workload.templateObject === workload.object ? 'spec.template' : 'spec.workloadRef',
          message: `the pods of ${title(workload.object)} read ConfigMap ${[first, ...others].join(', ')} by a name that stays the same: a change of it reaches both versions at once, past every step and analysis`,
          mend: 'add an annotation such as checksum/config with a hash of the content to the pod template, or the hash to the name',
        };
      }
    }
  },
};

const VERSIONED_NAME = /[-.](?:v?\d+(?:[-.]\d+)*|(?=[a-z]*\d)[a-z0-9]{5,})$/;

/** Whether the pod template changes with its configuration, or something restarts the pods when it does. */
function followsContent({ object, templateObject, template }: Workload): boolean {
  const keys = [template.metadata, object.metadata, templateObject.metadata].flatMap((metadata) => Object.keys(metadata?.annotations ?? {}));
  return keys.some((key) => /checksum|config-?hash|hash|reloader|digest/i.test(key));
}

function configMapsOf({ pod }: Workload): readonly string[] {
  const mounted = (pod.volumes ?? []).flatMap(({ configMap, projected }) =>
    [configMap?.name, ...(projected?.sources ?? []).map((source) => source.configMap?.name)]);
  const read = [...pod.containers ?? [], ...pod.initContainers ?? []].flatMap(({ env = [], envFrom = [] }) => [
    ...env.map(({ valueFrom }) => valueFrom?.configMapKeyRef?.name), ...envFrom.map(({ configMapRef }) => configMapRef?.name),
  ]);
  return [...new Set([...mounted, ...read].filter((name): name is string => name !== undefined))];
}
