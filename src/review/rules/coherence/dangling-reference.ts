import { PodReference, podReferences } from './pod-references';
import { Rule, severityOfAbsence } from '../../engine/rule';
import { Inventory } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';

/** What every cluster and namespace has without anybody asking. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([
  'ServiceAccount default', 'ConfigMap kube-root-ca.crt', 'PriorityClass system-cluster-critical', 'PriorityClass system-node-critical',
]);

export const DANGLING_REFERENCE: Rule = {
  id: 'ZD810',
  name: 'dangling-reference',
  group: 'coherence',
  severity: 'error',
  title: 'Pods need an object that is not there',
  rationale: 'Pods that name a missing ConfigMap, Secret, claim, ServiceAccount or PriorityClass do not start, and the release hangs until its deadline.',
  mend: 'Add the object, or name one that exists.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/configmap/', 'https://kubernetes.io/docs/concepts/configuration/secret/'],
  limits: 'Information, unless the objects are declared to be all there is. Silent about references that are optional, objects that a construct names as existing, Secrets that an ExternalSecret, SealedSecret or Certificate among the objects makes, and pull secrets.',
  reviewed: '13 findings in 1429 public objects of 17 projects, all of them information and right: Secrets and claims that are made by hand or by a Job. Lists of one kind, and claims that a StatefulSet makes, were told at first and are understood now.',
  *check({ inventory, relations, settings }) {
    const made = madeSecrets(inventory);
    for (const workload of relations.workloads) {
      const told = new Set<string>();
      for (const { kind, name, path } of workload.takenOverBy ? [] : podReferences(workload)) {
        const what = `${kind} ${name}`;
        if (!told.has(what) && !ALWAYS_THERE.has(what) && !isThere(inventory, made, workload.object.namespace, kind, name)) {
          yield {
            object: workload.templateObject,
            path,
            message: `pods of ${title(workload.object)} need ${what}, which is not among the objects: without it they do not start`,
            mend: `add ${what}, or name one that exists`,
            severity: severityOfAbsence(settings),
          };
        }
        told.add(what);
      }
    }
  },
};

const KIND_OF: Readonly<Record<PodReference['kind'], (typeof KINDS)[keyof typeof KINDS]>> = {
  ConfigMap: KINDS.configMap,
  Secret: KINDS.secret,
  ServiceAccount: KINDS.serviceAccount,
  PersistentVolumeClaim: KINDS.persistentVolumeClaim,
  PriorityClass: KINDS.priorityClass,
};

function isThere(inventory: Inventory, made: ReadonlySet<string>, namespace: string, kind: PodReference['kind'], name: string): boolean {
  return inventory.find<unknown>(KIND_OF[kind], namespace, name) !== undefined || inventory.isDeclared(kind, namespace, name)
    || (kind === 'Secret' && made.has(`${namespace}/${name}`));
}

/** The Secrets that controllers make from other objects, as `namespace/name`. */
function madeSecrets(inventory: Inventory): ReadonlySet<string> {
  return new Set([
    ...inventory.of(KINDS.sealedSecret).map(({ object }) => `${object.namespace}/${object.name}`),
    ...inventory.of(KINDS.externalSecret).map(({ object, manifest }) => `${object.namespace}/${manifest.spec?.target?.name ?? object.name}`),
    ...inventory.of(KINDS.certificate).map(({ object, manifest }) => `${object.namespace}/${manifest.spec?.secretName}`),
  ]);
}
