import { call, Code, object, ours, unlessEmpty } from '../code/code';
import { Fields } from '../code/fields';

const FACTORIES: Record<string, string> = {
  'apps/v1 Deployment': 'WorkloadRef.deployment',
  'apps/v1 ReplicaSet': 'WorkloadRef.replicaSet',
  'v1 PodTemplate': 'WorkloadRef.podTemplate',
};

const SCALE_DOWN = {
  never: ours('WorkloadScaleDown.NEVER'), onsuccess: ours('WorkloadScaleDown.ON_SUCCESS'), progressively: ours('WorkloadScaleDown.PROGRESSIVELY'),
};

/** `workloadRef`. */
export function workloadRefCode(fields: Fields): Code {
  const kind = `${fields.take('apiVersion')} ${fields.take('kind')}`;
  if (!Object.hasOwn(FACTORIES, kind)) {
    throw fields.inexpressible('kind', `is ${kind}; the API has ${Object.keys(FACTORIES).join(', ')}`);
  }
  return call(ours(FACTORIES[kind]), fields.must('name').text('name'), unlessEmpty(object({ scaleDown: fields.member('scaleDown', SCALE_DOWN) })));
}
