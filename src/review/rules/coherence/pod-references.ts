import { Container } from '../../inventory/shapes/pod';
import { Workload } from '../../inventory/workload';

/** An object that pods cannot start without. */
export interface PodReference {
  readonly kind: 'ConfigMap' | 'Secret' | 'ServiceAccount' | 'PersistentVolumeClaim' | 'PriorityClass';
  readonly name: string;
  readonly path: string;
}

const SPEC = 'spec.template.spec';

/** Everything that the pods of a workload name and cannot do without. */
export function podReferences({ pod, claimTemplates }: Workload): readonly PodReference[] {
  const references: PodReference[] = [];
  const add = (kind: PodReference['kind'], path: string, reference: { readonly name?: string; readonly optional?: boolean } | undefined) => {
    if (reference?.name !== undefined && reference.name !== '' && reference.optional !== true) {
      references.push({ kind, name: reference.name, path });
    }
  };
  add('ServiceAccount', `${SPEC}.serviceAccountName`, { name: pod.serviceAccountName });
  add('PriorityClass', `${SPEC}.priorityClassName`, { name: pod.priorityClassName });
  (pod.volumes ?? []).forEach(({ name, configMap, secret, persistentVolumeClaim, projected }, index) => {
    const path = `${SPEC}.volumes[${index}]`;
    add('ConfigMap', `${path}.configMap.name`, configMap);
    add('Secret', `${path}.secret.secretName`, secret && { name: secret.secretName, optional: secret.optional });
    add('PersistentVolumeClaim', `${path}.persistentVolumeClaim.claimName`, { name: persistentVolumeClaim?.claimName, optional: claimTemplates.includes(name ?? '') });
    (projected?.sources ?? []).forEach((source, place) => {
      add('ConfigMap', `${path}.projected.sources[${place}].configMap.name`, source.configMap);
      add('Secret', `${path}.projected.sources[${place}].secret.name`, source.secret);
    });
  });
  const ofContainers = (list: string, containers: readonly Container[] = []) => containers.forEach(({ env = [], envFrom = [] }, index) => {
    env.forEach(({ valueFrom }, place) => {
      add('ConfigMap', `${SPEC}.${list}[${index}].env[${place}].valueFrom.configMapKeyRef.name`, valueFrom?.configMapKeyRef);
      add('Secret', `${SPEC}.${list}[${index}].env[${place}].valueFrom.secretKeyRef.name`, valueFrom?.secretKeyRef);
    });
    envFrom.forEach(({ configMapRef, secretRef }, place) => {
      add('ConfigMap', `${SPEC}.${list}[${index}].envFrom[${place}].configMapRef.name`, configMapRef);
      add('Secret', `${SPEC}.${list}[${index}].envFrom[${place}].secretRef.name`, secretRef);
    });
  });
  ofContainers('containers', pod.containers);
  ofContainers('initContainers', pod.initContainers);
  return references;
}
