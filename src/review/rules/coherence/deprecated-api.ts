import { RemovedVersion, REMOVED_VERSIONS } from './removed-versions';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

const REMOVED: ReadonlyMap<string, RemovedVersion> = new Map(REMOVED_VERSIONS.flatMap((one) => one.kinds.map((kind) => [`${one.apiVersion}/${kind}`, one])));

export const DEPRECATED_API: Rule = {
  id: 'ZD813',
  name: 'deprecated-api',
  group: 'coherence',
  severity: 'error',
  title: 'The API version of an object is not served any more',
  rationale: 'The API server refuses the object. Where it is a budget or an autoscaler, the release goes on without it, and nobody is told until pods are missing.',
  mend: 'Use the API version that took its place.',
  sources: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/'],
  limits: 'An error where the oldest cluster that the objects are for does not serve it any more, otherwise a warning: a newer cluster will not. Knows the versions of Kubernetes itself.',
  reviewed: '11 findings in 1429 public objects of 17 projects, all right: archived examples.',
  *check({ inventory, settings }) {
    for (const object of inventory.objects) {
      const removed = REMOVED.get(`${object.apiVersion}/${object.kind}`);
      if (removed) {
        const gone = settings.kubernetes.atLeast(1, removed.removedIn);
        yield {
          object,
          path: 'apiVersion',
          message: `${title(object)} is of ${object.apiVersion}, which Kubernetes 1.${removed.removedIn} removed: ${gone ? 'it is refused' : 'a newer cluster refuses it'}`,
          mend: removed.instead === undefined ? 'remove it: nothing took its place under this name' : `set apiVersion to ${removed.instead}, whose fields may differ`,
          severity: gone ? 'error' : 'warning',
        };
      }
    }
  },
};
