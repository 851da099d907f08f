import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';

const SNIPPET = /^nginx\.(?:ingress\.kubernetes\.io|org)\/.*snippets?$/;

export const SNIPPET_ANNOTATION: Rule = {
  id: 'ZD907',
  name: 'snippet-annotation',
  group: 'hardening',
  pack: 'hardening',
  severity: 'warning',
  title: 'An Ingress writes into the configuration of the proxy',
  rationale: 'Whoever may write such an Ingress can read all secrets that the proxy can. The controller refuses it by default since version 1.9, and a slip in it stops the changes of every other Ingress.',
  mend: 'Use the annotation made for the purpose, or a filter of a Gateway API route.',
  sources: ['https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#configuration-snippet'],
  reviewed: 'No finding in 109 public sets of manifests.',
  *check({ inventory }) {
    for (const { object } of inventory.of(KINDS.ingress)) {
      for (const key of Object.keys(object.metadata.annotations ?? {}).filter((one) => SNIPPET.test(one))) {
        yield {
          object,
          path: `metadata.annotations["${key}"]`,
          message: `${title(object)} writes into the configuration of the proxy with ${key}, which the controller refuses by default`,
          mend: 'use the annotation made for the purpose, or a filter of a Gateway API route',
        };
      }
    }
  },
};
