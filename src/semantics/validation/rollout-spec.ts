import { JsonObject, isPresent, numberOf, objectOf, textOf } from './json-values';
import { isEmptySelector, selectorProblems } from './label-selectors';
import { podTemplateProblems } from './pod-template';
import { shown } from './problem';
import { RolloutView, hasTemplateMetadata } from './rollout-view';

const DEFAULT_PROGRESS_DEADLINE = 600;
const DEFAULT_REVISION_HISTORY = 10;
const SCALE_DOWN = ['never', 'onsuccess', 'progressively'];

/** The number of old ReplicaSets that are kept. */
export function revisionHistoryLimit(spec: JsonObject): number {
  return numberOf(spec.revisionHistoryLimit) ?? DEFAULT_REVISION_HISTORY;
}

/** Rules on a Rollout's own fields, its strategy apart. */
export function checkRolloutSpec(rollout: RolloutView): void {
  checkNumbers(rollout);
  checkSelector(rollout);
  checkTemplate(rollout);
  checkWorkloadRef(rollout);
  checkRollbackWindow(rollout);
  checkStrategies(rollout);
}

function checkNumbers({ spec, problems }: RolloutView): void {
  const replicas = numberOf(spec.replicas) ?? 1;
  if (replicas < 0) {
    problems.add('AR101', 'spec.replicas', `replicas is ${replicas}`, 'set 0 or more, or leave it out under an autoscaler');
  }
  for (const field of ['minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds']) {
    if ((numberOf(spec[field]) ?? 0) < 0) {
      problems.add('AR106', `spec.${field}`, `${field} is ${spec[field]}`, 'set 0 or more');
    }
  }
  const deadline = numberOf(spec.progressDeadlineSeconds) ?? DEFAULT_PROGRESS_DEADLINE;
  const ready = numberOf(spec.minReadySeconds) ?? 0;
  if (deadline <= ready) {
    problems.add('AR107', 'spec.progressDeadlineSeconds', `a deadline of ${deadline} s cannot be met with minReadySeconds ${ready}`,
      `set progressDeadlineSeconds above ${ready}`);
  }
}

function checkSelector({ spec, selector, problems }: RolloutView): void {
  if (!selector) {
    if (!isPresent(spec.workloadRef)) {
      problems.add('AR102', 'spec.selector', 'there is neither a selector nor a workloadRef', 'select the labels of the pod template');
    }
    return;
  }
  for (const { path, message } of selectorProblems(selector)) {
    problems.add('AR103', `spec.selector${path}`, message, 'mend the selector');
  }
  if (!isPresent(spec.workloadRef) && isEmptySelector(selector)) {
    problems.add('AR103', 'spec.selector', 'the selector is empty', 'select the labels of the pod template');
  }
}

function checkTemplate({ spec, template, selector, problems }: RolloutView): void {
  if (isPresent(spec.workloadRef) && hasTemplateMetadata(spec)) {
    problems.add('AR104', 'spec.template', 'the pods are described by workloadRef and by a template', 'leave one of them out');
  }
  if (template && (!selector || selectorProblems(selector).length === 0)) {
    for (const { path, message, mend } of podTemplateProblems(template, selector)) {
      problems.add('AR105', `spec.template${path}`, message, mend);
    }
  }
}

function checkWorkloadRef({ spec, problems }: RolloutView): void {
  const { scaleDown } = objectOf(spec.workloadRef);
  if (isPresent(scaleDown) && scaleDown !== '' && !SCALE_DOWN.includes(textOf(scaleDown))) {
    problems.add('AR405', 'spec.workloadRef.scaleDown', `scaleDown ${shown(scaleDown)} is none of ${SCALE_DOWN.join(', ')}, so nothing is scaled down`,
      'write one of them, in lower case');
  }
}

function checkRollbackWindow({ spec, problems }: RolloutView): void {
  if (!isPresent(spec.rollbackWindow)) {
    return;
  }
  const revisions = numberOf(objectOf(spec.rollbackWindow).revisions) ?? 0;
  const history = revisionHistoryLimit(spec);
  if (revisions <= 0 || revisions > history) {
    problems.add('AR408', 'spec.rollbackWindow.revisions', `a window of ${revisions} revisions within a history of ${history} has no effect or ends early`,
      `set 1 to ${Math.max(history, 1)}, or keep a longer history`);
  }
}

function checkStrategies({ canary, blueGreen, problems }: RolloutView): void {
  if (!canary && !blueGreen) {
    problems.add('AR108', 'spec.strategy', 'there is neither canary nor blueGreen', 'choose one');
  }
  if (canary && blueGreen) {
    problems.add('AR109', 'spec.strategy', 'there are both canary and blueGreen', 'choose one');
  }
}
