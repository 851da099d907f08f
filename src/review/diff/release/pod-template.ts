import { imageChanges, printImages } from './image-changes';
import { rawTemplate } from './raw-template';
import { templateFields } from './template-fields';
import { changesPodTemplate } from '../../../semantics/controller/pod-template/changes-pod-template';
import { objectOf } from '../../../semantics/validation/json-values';
import { title } from '../../inventory/inventory-object';
import { Workload } from '../../inventory/workload';
import { Comparison, WorkloadPair } from '../comparison';
import { Effect, Explained } from '../effect';
import { enumerated } from '../fields/shown-value';

/** A pod template that is another one: the controller makes pods of it, step by step. */
export const podTemplate: Effect = function* (comparison) {
  for (const one of comparison.workloads) {
    // A Deployment that a Rollout has taken over makes no pods; what changes there is told of the Rollout.
    if (one.before.takenOverBy && one.after.takenOverBy) {
      continue;
    }
    const change = ofWorkload(one);
    if (change) {
      yield { ...change, explains: explainedBy(comparison, one) };
    }
  }
};

function ofWorkload({ before, after }: WorkloadPair): Explained | undefined {
  const [template, newTemplate] = [before, after].map(rawTemplate);
  const path = after.templateObject === after.object ? 'spec.template' : 'spec.workloadRef';
  if (!startsRelease(template, newTemplate)) {
    return undefined;
  }
  const fields = templateFields(template, newTemplate);
  const images = imageChanges(before, after);
  const others = fields.length - images.length;
  const what = [...printImages(images), ...(others > 0 ? [`${others} ${images.length > 0 ? 'other ' : ''}${others === 1 ? 'field' : 'fields'} of the pod template`] : [])];
  return {
    class: onlyNewPods(after) ? 'at-once' : 'release',
    object: after.object,
    path,
    message: `${beginning(after)}: ${enumerated(what)}${source(after)}${waiting(after)}`,
    fields,
  };
}

/** A template with fields of types that nobody can read is one that the API server refuses: no release comes of it. */
function startsRelease(before: object, after: object): boolean {
  try {
    return changesPodTemplate(before, after);
  } catch {
    return false;
  }
}

function beginning(workload: Workload): string {
  const { object, canary, blueGreen, deployment } = workload;
  if (canary) {
    const steps = canary.steps?.length ?? 0;
    return steps > 0 ? `starts a canary release of ${steps} ${steps === 1 ? 'step' : 'steps'}` : 'starts a canary release without steps: all pods are replaced as fast as maxSurge and maxUnavailable let them';
  }
  if (blueGreen) {
    return 'starts a blue-green release';
  }
  if (onlyNewPods(workload)) {
    return `${title(object)} leaves its pods as they are (updateStrategy OnDelete): only pods that are made from now on have it`;
  }
  return deployment?.spec?.strategy?.type === 'Recreate' ? 'replaces all pods at the same time (strategy Recreate)' : 'starts a rolling update';
}

function onlyNewPods({ object }: Workload): boolean {
  const { updateStrategy } = objectOf(object.manifest.spec);
  return (object.kind === 'StatefulSet' || object.kind === 'DaemonSet') && objectOf(updateStrategy).type === 'OnDelete';
}

function source({ object, templateObject }: Workload): string {
  return templateObject === object ? '' : `; the pod template is that of ${title(templateObject)}`;
}

function waiting({ rollout, deployment, takenOverBy }: Workload): string {
  return !takenOverBy && (rollout ?? deployment)?.spec?.paused === true ? '; it waits, because spec.paused is true' : '';
}

/** The template itself, also where it is that of a Deployment which a Rollout has taken over. */
function explainedBy(comparison: Comparison, { after }: WorkloadPair): Explained['explains'] {
  return after.templateObject === after.object || !comparison.beforeOf(after.templateObject) ? [] : [{ object: after.templateObject, path: 'spec.template' }];
}
