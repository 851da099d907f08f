import { Rule } from '../../engine/rule';

export const NO_KUBERNETES_OBJECT: Rule = {
  id: 'ZD817',
  name: 'no-kubernetes-object',
  group: 'coherence',
  severity: 'warning',
  title: 'A document is no Kubernetes object',
  rationale: 'What has no apiVersion and kind is refused when it is applied, or left out. What it was meant to protect goes on without it.',
  mend: 'Add apiVersion and kind, or leave the document out.',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields'],
  limits: 'Empty documents are passed over.',
  reviewed: 'No finding in 1429 public objects of 17 projects: what is no object is told when the files are read.',
  *check({ inventory }) {
    for (const { given, object } of inventory.strangers) {
      const missing = typeof given === 'object' && given !== null && !Array.isArray(given)
        ? ['apiVersion', 'kind'].filter((field) => typeof (given as Record<string, unknown>)[field] !== 'string') : [];
      yield {
        object,
        path: '',
        message: missing.length > 0 ? `this document has no ${missing.join(' and no ')}: it is no Kubernetes object, and nothing is made of it`
          : `this document is ${Array.isArray(given) ? 'a list' : (JSON.stringify(given) ?? 'nothing').slice(0, 40)}, no Kubernetes object: nothing is made of it`,
        mend: missing.length > 0 ? `add ${missing.join(' and ')}, or leave the document out` : 'leave it out, or write an object with apiVersion and kind',
      };
    }
  },
};
