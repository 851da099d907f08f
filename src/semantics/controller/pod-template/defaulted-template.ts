import { defaultPullPolicy } from './image-tag';
import { quantityValue } from './quantity';
import { Json, JsonObject, Reading } from './written-template';

/** Label that the controller puts on the pods of each version. */
const HASH_LABEL = 'rollouts-pod-template-hash';
const DEFAULT_MODE = 0o644;

/**
 * What the API server fills in when it stores a ReplicaSet. The controller does the same to the template of a Rollout before it compares the two:
 * an edit that only states a default starts no release.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
export const WITH_DEFAULTS: Reading = {
  quantity: quantityValue,
  emptyListsAreNone: true,
  defaults: {
    ObjectMeta: (metadata) => ({ ...metadata, labels: { ...metadata.labels as JsonObject, [HASH_LABEL]: undefined } }),
    PodSpec: (spec) => absent({ securityContext: {}, terminationGracePeriodSeconds: 30 })(
      empty({ dnsPolicy: 'ClusterFirst', restartPolicy: 'Always', schedulerName: 'default-scheduler' })({ ...spec, serviceAccount: undefined }),
    ),
    Container: container,
    EphemeralContainer: container,
    ContainerPort: empty({ protocol: 'TCP' }),
    Probe: empty({ timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }),
    HTTPGetAction: empty({ path: '/', scheme: 'HTTP' }),
    GRPCAction: absent({ service: '' }),
    ObjectFieldSelector: empty({ apiVersion: 'v1' }),
    FileKeySelector: absent({ optional: false }),
    Volume: (volume) => hasSource(volume) ? volume : { ...volume, emptyDir: {} },
    HostPathVolumeSource: absent({ type: '' }),
    SecretVolumeSource: absent({ defaultMode: DEFAULT_MODE }),
    ConfigMapVolumeSource: absent({ defaultMode: DEFAULT_MODE }),
    DownwardAPIVolumeSource: absent({ defaultMode: DEFAULT_MODE }),
    ProjectedVolumeSource: absent({ defaultMode: DEFAULT_MODE }),
    ServiceAccountTokenProjection: absent({ expirationSeconds: 3600 }),
    PersistentVolumeClaimSpec: absent({ volumeMode: 'Filesystem' }),
    ISCSIVolumeSource: empty({ iscsiInterface: 'default' }),
    RBDVolumeSource: empty({ pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }),
    AzureDiskVolumeSource: absent({ cachingMode: 'ReadWrite', fsType: 'ext4', readOnly: false, kind: 'Shared' }),
    ScaleIOVolumeSource: empty({ storageMode: 'ThinProvisioned', fsType: 'xfs' }),
  },
};

/** As a ReplicaSet that lives: the old name of the service account's field has been copied to the new one. */
export const AS_REPLICA_SET: Reading = {
  ...WITH_DEFAULTS,
  defaults: {
    ...WITH_DEFAULTS.defaults,
    PodSpec: (spec) => WITH_DEFAULTS.defaults.PodSpec({ ...spec, serviceAccountName: spec.serviceAccountName || spec.serviceAccount }),
  },
};

type Treatment = (object: JsonObject) => JsonObject;

function container(object: JsonObject): JsonObject {
  return empty({
    imagePullPolicy: defaultPullPolicy(String(object.image ?? '')),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  })(object);
}

/** Fills fields that are absent or empty. */
function empty(defaults: JsonObject): Treatment {
  return filling(defaults, (value) => value || undefined);
}

/** Fills fields that are absent; an empty value is a value there. */
function absent(defaults: JsonObject): Treatment {
  return filling(defaults, (value) => value);
}

function filling(defaults: JsonObject, given: (value: Json) => Json): Treatment {
  return (object) => ({ ...object, ...Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, given(object[name]) ?? value])) });
}

function hasSource(volume: JsonObject): boolean {
  return Object.entries(volume).some(([name, source]) => name !== 'name' && source !== undefined && source !== null);
}
