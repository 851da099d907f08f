import { Rule, RuleFinding } from '../../engine/rule';
import { Entry } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { PodContainer, podContainers } from '../../inventory/pod-containers';
import { AnalysisTemplate } from '../../inventory/shapes/analysis';

const SECRET_NAME = /(?:^|[_-])(?:password|passwd|secret|token|(?:api|access|private)[_-]?key|credentials?)$/i;
/** `--db-password=...`, but not `--password-file=...`. */
const SECRET_ARGUMENT = /^--?([\w-]+)=(.+)$/;
const PASSWORD_IN_ADDRESS = /^[a-z][\w+.-]*:\/\/[^/\s:@]+:([^/\s@]+)@/i;
/** Values that stand for one: references, files, switches. */
const NO_SECRET = /^\s*$|\$\(|\{\{|^\/|^(?:true|false|none|null|\d{1,5})$/i;

export const LITERAL_SECRET: Rule = {
  id: 'ZD906',
  name: 'literal-secret',
  group: 'hardening',
  pack: 'hardening',
  severity: 'warning',
  title: 'A secret stands in the manifest',
  rationale: 'Everybody who can read the repository, the workload or the history of its ReplicaSets can read it, and changing it takes a release.',
  mend: 'Put it into a Secret and refer to it with valueFrom.secretKeyRef; in an analysis with an argument whose value comes from a secretKeyRef.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/secret/', 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/'],
  limits: 'Goes by names such as DB_PASSWORD, arguments such as --token=..., passwords in addresses, and Authorization headers of metrics. The value is not repeated in the message.',
  reviewed: 'No finding in 109 public sets of manifests: their few secrets are references to Secrets.',
  *check({ inventory, relations }) {
    for (const placed of podContainers(relations)) {
      yield* secretsOf(placed);
    }
    for (const entry of [KINDS.analysisTemplate, KINDS.clusterAnalysisTemplate].flatMap((kind) => inventory.of(kind))) {
      yield* secretHeaders(entry);
    }
  },
};

function* secretsOf({ container, path, workload: { templateObject } }: PodContainer): Iterable<RuleFinding> {
  const whose = `container ${container.name} of ${title(templateObject)}`;
  for (const [index, { name = '', value }] of (container.env ?? []).entries()) {
    if (isSecret(name, `${value ?? ''}`)) {
      yield {
        object: templateObject,
        path: `${path}.env[${index}].value`,
        message: `the secret ${name} of ${whose} stands in the manifest: whoever reads it there has it`,
        mend: `put it into a Secret, and give ${name} valueFrom.secretKeyRef`,
      };
    }
  }
  for (const field of ['command', 'args'] as const) {
    for (const [index, word] of (container[field] ?? []).entries()) {
      const [, name = '', value = word] = SECRET_ARGUMENT.exec(word) ?? [];
      if (isSecret(name, value)) {
        yield {
          object: templateObject,
          path: `${path}.${field}[${index}]`,
          message: `a secret of ${whose} stands in its ${field}${name && ` (--${name})`}: whoever reads the manifest or the list of processes has it`,
          mend: 'put it into a Secret, give an environment variable valueFrom.secretKeyRef, and write $(NAME) here',
        };
      }
    }
  }
}

function* secretHeaders({ object, manifest }: Entry<AnalysisTemplate>): Iterable<RuleFinding> {
  for (const [one, { name, provider = {} }] of (manifest.spec?.metrics ?? []).entries()) {
    for (const kind of ['prometheus', 'web'] as const) {
      for (const [two, { key = '', value = '' }] of (provider[kind]?.headers ?? []).entries()) {
        if (/^(?:proxy-)?authorization$|^x-api-key$/i.test(key) && !NO_SECRET.test(value)) {
          yield {
            object,
            path: `spec.metrics[${one}].provider.${kind}.headers[${two}].value`,
            message: `header ${key} of metric ${name} of ${title(object)} stands in the manifest: whoever reads it there may ask the same`,
            mend: `give the template an argument with valueFrom.secretKeyRef, and write "{{args.NAME}}" as the value of ${key}`,
          };
        }
      }
    }
  }
}

function isSecret(name: string, value: string): boolean {
  const password = PASSWORD_IN_ADDRESS.exec(value)?.[1];
  return password === undefined ? SECRET_NAME.test(name) && !NO_SECRET.test(value) : !NO_SECRET.test(password);
}
