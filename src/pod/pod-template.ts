import * as kplus from 'cdk8s-plus-28';
import { applyOverlay, PodOverlay } from './pod-overlay';
import { PodSpec, PodTemplateSpec } from '../manifest/pod';

/** Fields that cdk8s-plus writes although they say what Kubernetes does anyway. */
const KUBERNETES_DEFAULTS: Record<string, unknown> = {
  dnsPolicy: 'ClusterFirst',
  hostNetwork: false,
  restartPolicy: 'Always',
  setHostnameAsFQDN: false,
  shareProcessNamespace: false,
};

/**
 * The pod template of a workload as a manifest has it.
 *
 * cdk8s-plus keeps its rendering internal and gives structs rather than JSON: this is the one place that calls it.
 * To be called once per synthesis, as its `spread` appends on every call.
 */
export function renderPodTemplate(workload: kplus.Workload, overlay: PodOverlay = {}): PodTemplateSpec {
  const manifest = kplus.k8s.KubeDeployment.manifest({
    spec: { selector: {}, template: { metadata: workload.podMetadata.toJson(), spec: workload._toPodSpec() } },
  });
  const template = manifest.spec.template as PodTemplateSpec;
  return applyOverlay({ ...template, spec: withoutNoise(template.spec!) }, overlay);
}

/** Whether somebody asked the scheduler for something: a template that was handed over verbatim cannot take it. */
export function hasScheduling(workload: kplus.Workload): boolean {
  return Object.values(workload.scheduling._toKube()).some((value) => value !== undefined);
}

function withoutNoise(spec: PodSpec): PodSpec {
  const kept = Object.entries(spec).filter(([field, value]) => KUBERNETES_DEFAULTS[field] === undefined || KUBERNETES_DEFAULTS[field] !== value);
  const { fsGroupChangePolicy, ...security } = (spec.securityContext ?? {}) as Record<string, unknown>;
  // Without an fsGroup the policy has no effect, and 'Always' is what Kubernetes does anyway.
  const noisy = fsGroupChangePolicy === 'Always' || security.fsGroup === undefined;
  return { ...Object.fromEntries(kept), ...(noisy && spec.securityContext !== undefined && { securityContext: security }) } as PodSpec;
}
