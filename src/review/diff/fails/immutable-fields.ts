/** Fields that the API server does not let anybody change, by kind. A name stands for the field and all that is in it. */
export interface ImmutableFields {
  readonly fields?: readonly string[];
  /** The only fields that can be changed in `spec`. */
  readonly allBut?: readonly string[];
  /** What to do instead. */
  readonly mend: string;
}

const NEW_NAME = 'give the object another name, and remove this one when nothing uses it any more';
const RECREATE = 'delete the object first: it is made anew with the other value, and nothing has it in between';
const ORPHAN = 'leave it as it is: a selector needs to tell pods apart, and nothing more';

export const IMMUTABLE_FIELDS: Readonly<Record<string, ImmutableFields>> = {
  'apps/Deployment': { fields: ['spec.selector'], mend: ORPHAN },
  'apps/DaemonSet': { fields: ['spec.selector'], mend: ORPHAN },
  'apps/ReplicaSet': { fields: ['spec.selector'], mend: ORPHAN },
  'argoproj.io/Rollout': { fields: ['spec.selector'], mend: ORPHAN },
  'apps/StatefulSet': {
    allBut: ['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy', 'minReadySeconds'],
    mend: 'delete the StatefulSet without its pods (kubectl delete --cascade=orphan), then apply',
  },
  'batch/Job': {
    fields: ['spec.template', 'spec.selector', 'spec.completions', 'spec.completionMode', 'spec.podFailurePolicy', 'spec.backoffLimitPerIndex', 'spec.managedBy', 'spec.successPolicy'],
    mend: NEW_NAME,
  },
  '/Service': { fields: ['spec.clusterIP', 'spec.clusterIPs'], mend: NEW_NAME },
  '/PersistentVolumeClaim': {
    fields: ['spec.accessModes', 'spec.storageClassName', 'spec.volumeMode', 'spec.volumeName', 'spec.selector', 'spec.dataSource', 'spec.dataSourceRef'],
    mend: 'make a claim of another name and move the data',
  },
  '/Secret': { fields: ['type'], mend: NEW_NAME },
  'rbac.authorization.k8s.io/RoleBinding': { fields: ['roleRef'], mend: NEW_NAME },
  'rbac.authorization.k8s.io/ClusterRoleBinding': { fields: ['roleRef'], mend: NEW_NAME },
  'scheduling.k8s.io/PriorityClass': { fields: ['value', 'preemptionPolicy'], mend: NEW_NAME },
  'storage.k8s.io/StorageClass': { fields: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'], mend: RECREATE },
  'networking.k8s.io/IngressClass': { fields: ['spec.controller'], mend: NEW_NAME },
};
