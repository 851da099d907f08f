import { DNS_LABEL_LIMIT, isQualifiedName } from '../names';
import { JsonObject, isPresent, objectOf, objectsOf, textOf } from './json-values';
import { labelProblems, selects } from './label-selectors';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Something wrong within a pod template, with the path from there. */
export interface TemplateProblem {
  readonly path: string;
  readonly message: string;
  readonly mend: string;
}

/**
 * What keeps a pod template from being a ReplicaSet's, as far as the strategy depends on it: selector, labels and lifetime.
 * The fields of containers and volumes are the API server's to judge.
 *
 * @param selector undefined where there is none: it selects nothing
 */
export function podTemplateProblems(template: JsonObject, selector: JsonObject | undefined): TemplateProblem[] {
  const metadata = objectOf(template.metadata);
  const spec = objectOf(template.spec);
  const problems: TemplateProblem[] = [];
  const add = (path: string, message: string, mend: string) => problems.push({ path, message, mend });

  if (!selects(selector, objectOf(metadata.labels))) {
    add('.metadata.labels', 'the selector does not select these labels', 'give the template the labels of the selector');
  }
  for (const { path, message } of labelProblems(metadata.labels)) {
    add(`.metadata.labels${path}`, message, 'mend the label');
  }
  for (const key of Object.keys(objectOf(metadata.annotations)).filter((annotation) => !isQualifiedName(annotation.toLowerCase()))) {
    add('.metadata.annotations', `${JSON.stringify(key)} cannot be the key of an annotation`, 'mend the key');
  }
  if (isPresent(spec.restartPolicy) && spec.restartPolicy !== '' && spec.restartPolicy !== 'Always') {
    add('.spec.restartPolicy', `restartPolicy is ${textOf(spec.restartPolicy)}`, 'leave it out: it can only be Always');
  }
  if (isPresent(spec.activeDeadlineSeconds)) {
    add('.spec.activeDeadlineSeconds', 'a ReplicaSet\'s pods have no deadline', 'leave it out');
  }
  checkContainers(spec, add);
  return problems;
}

function checkContainers(spec: JsonObject, add: (path: string, message: string, mend: string) => void): void {
  const containers = objectsOf(spec.containers);
  if (containers.length === 0) {
    add('.spec.containers', 'there are no containers', 'add one');
  }
  containers.forEach((container, index) => {
    for (const field of ['name', 'image']) {
      if (textOf(container[field]) === '') {
        add(`.spec.containers[${index}].${field}`, `the container has no ${field}`, `give it a ${field}`);
      }
    }
    if (container.name && !(DNS_LABEL.test(textOf(container.name)) && textOf(container.name).length <= DNS_LABEL_LIMIT)) {
      add(`.spec.containers[${index}].name`, `a container cannot be named ${textOf(container.name)}`, 'use lower-case letters, digits and \'-\'');
    }
    if (containers.findIndex((other) => other.name === container.name) < index) {
      add(`.spec.containers[${index}].name`, `two containers are named ${textOf(container.name)}`, 'rename one');
    }
  });
}
