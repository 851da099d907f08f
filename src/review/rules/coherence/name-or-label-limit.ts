import { dnsLabel, dnsSubdomain, labelValue, NameRule, portName, qualifiedName, serviceName } from './name-rules';
import { Review, Rule, RuleFinding } from '../../engine/rule';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { FieldPath, printPath } from '../../inventory/path';
import { Metadata } from '../../inventory/shapes/metadata';

/** What controllers append to a StatefulSet's name for a label of its pods: '-' and a hash of ten characters. */
const REVISION_SUFFIX = 11;
/** The random end of a pod's name, without the '-' before it; the API server cuts what is in front of it off at 58 characters. */
const LONGEST_POD_PREFIX = 58;
/** '-', a pod template hash of up to ten characters, and another '-'. */
const HASH_SUFFIX = 12;

/** What another program fills in before the object is applied. */
const PLACEHOLDER = /\{\{|\$[{($]|<[\w-]+>/;

/** These may have names with colons and upper-case letters. */
const FREE_NAMES: ReadonlySet<string> = new Set(['rbac.authorization.k8s.io']);

export const NAME_OR_LABEL_LIMIT: Rule = {
  id: 'ZD811',
  name: 'name-or-label-limit',
  group: 'coherence',
  severity: 'error',
  title: 'A name or label is too long, or has characters that are not allowed',
  rationale: 'The API server refuses the object, or the pods that a controller makes from it: then it is there and never runs. Names that are cut off are no longer what queries look for.',
  mend: 'Choose a name within the limit, with what controllers append.',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/', 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set'],
  limits: 'Roles and bindings may have any name. Silent about placeholders such as ${NAME}, which another program fills in. A Rollout of more than 46 characters is a warning: the names of its pods are cut off, so that queries by pod name may find nothing.',
  reviewed: '5 findings in 1429 public objects of 17 projects, all in one template with the name REPLACEME. Names with placeholders such as ${NAME} were told at first and are passed over now.',
  check(review) {
    const found: RuleFinding[] = [];
    review.inventory.objects.forEach((object) => ofMetadata(found, object));
    ofPods(found, review);
    ofServicePorts(found, review);
    return [...found, ...ofDerivedNames(review)];
  },
};

function ofMetadata(found: RuleFinding[], object: InventoryObject): void {
  const { group, kind, name, metadata } = object;
  const rule = group === '' && kind === 'Service' ? serviceName : group === '' && kind === 'Namespace' ? dnsLabel : dnsSubdomain;
  if (name !== '' && !FREE_NAMES.has(group) && isRefused(name, rule)) {
    found.push(refusal(object, ['metadata', 'name'], 'the name', name, rule));
  }
  ofLabels(found, object, ['metadata'], metadata);
}

function ofLabels(found: RuleFinding[], object: InventoryObject, path: FieldPath, { labels = NONE, annotations = NONE }: Metadata): void {
  for (const key of Object.keys(labels)) {
    if (isRefused(key, qualifiedName)) {
      found.push(refusal(object, [...path, 'labels', key], 'the key', key, qualifiedName));
    }
    if (isRefused(labels[key], labelValue)) {
      found.push(refusal(object, [...path, 'labels', key], `label ${key}`, labels[key], labelValue));
    }
  }
  for (const key of Object.keys(annotations)) {
    if (isRefused(key, annotationKey)) {
      found.push(refusal(object, [...path, 'annotations', key], 'the key', key, annotationKey));
    }
  }
}

const NONE = {};

/** The case of an annotation's key does not matter to the API server. */
const annotationKey: NameRule = (text) => qualifiedName(text.toLowerCase());

function ofPods(found: RuleFinding[], { relations }: Review): void {
  for (const { templateObject, template, pod, takenOverBy } of relations.workloads) {
    if (takenOverBy) {
      continue;
    }
    ofLabels(found, templateObject, ['spec', 'template', 'metadata'], template.metadata ?? NONE);
    for (const list of ['containers', 'initContainers'] as const) {
      pod[list]?.forEach(({ name, ports = [] }, index) => {
        const path = ['spec', 'template', 'spec', list, index];
        if (name !== undefined && isRefused(name, dnsLabel)) {
          found.push(refusal(templateObject, [...path, 'name'], 'the container name', name, dnsLabel));
        }
        ports.forEach((port, place) => {
          if (port.name !== undefined && isRefused(port.name, portName)) {
            found.push(refusal(templateObject, [...path, 'ports', place, 'name'], 'the port name', port.name, portName));
          }
        });
      });
    }
  }
}

function ofServicePorts(found: RuleFinding[], { inventory }: Review): void {
  for (const { object, manifest } of inventory.of(KINDS.service)) {
    manifest.spec?.ports?.forEach(({ name, targetPort }, index) => {
      if (name !== undefined && isRefused(name, dnsLabel)) {
        found.push(refusal(object, ['spec', 'ports', index, 'name'], 'the port name', name, dnsLabel));
      }
      if (typeof targetPort === 'string' && isRefused(targetPort, portName)) {
        found.push(refusal(object, ['spec', 'ports', index, 'targetPort'], 'the target port', targetPort, portName));
      }
    });
  }
}

function* ofDerivedNames({ inventory }: Review): Iterable<RuleFinding> {
  for (const { object } of inventory.of(KINDS.statefulSet)) {
    if (object.name.length + REVISION_SUFFIX > 63) {
      yield {
        object,
        path: 'metadata.name',
        message: `${title(object)} has a name of ${object.name.length} characters: with the revision it is too long for a label of its pods, and none of them is ever made`,
        mend: `choose a name of at most ${63 - REVISION_SUFFIX} characters`,
      };
    }
  }
  for (const { object } of inventory.of(KINDS.rollout)) {
    if (object.name.length + HASH_SUFFIX > LONGEST_POD_PREFIX) {
      yield {
        object,
        path: 'metadata.name',
        message: `${title(object)} has a name of ${object.name.length} characters: the names of its pods are cut off, and queries for ${'pod=~"<name>-<hash>-.*"'} find nothing`,
        mend: `choose a name of at most ${LONGEST_POD_PREFIX - HASH_SUFFIX} characters`,
        severity: 'warning',
      };
    }
  }
}

function isRefused(text: string, rule: NameRule): boolean {
  return rule(text) !== undefined && !PLACEHOLDER.test(text);
}

function refusal(object: InventoryObject, path: FieldPath, what: string, text: string, rule: NameRule): RuleFinding {
  const shown = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  return {
    object,
    path: printPath(path),
    message: `${what} ${JSON.stringify(shown)} of ${title(object)} is refused: ${rule(text)}`,
    mend: what.startsWith('label') ? 'shorten the value, or put it into an annotation' : 'choose a name within these limits',
  };
}
