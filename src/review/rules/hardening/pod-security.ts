import { Container, PodSpec } from '../../inventory/shapes/pod';
import { PlacedContainer } from '../../inventory/workload';

/** The levels of the Pod Security Standards that forbid something. */
export type PodSecurityLevel = 'baseline' | 'restricted';

/** Something that a level forbids. */
export interface PodSecurityFault {
  /** `container orders`, or `the pod`. */
  readonly part: string;
  readonly path: string;
  /** What is there: `privileged is true`. */
  readonly fault: string;
  /** What to do: `set privileged: false`. */
  readonly mend: string;
}

/** Capabilities that the baseline level lets containers add. */
const BASELINE_CAPABILITIES: ReadonlySet<string> = new Set([
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
]);
const RESTRICTED_CAPABILITIES: ReadonlySet<string> = new Set(['NET_BIND_SERVICE']);
const SECCOMP_PROFILES: ReadonlySet<string | undefined> = new Set(['RuntimeDefault', 'Localhost']);

/** What a level of the Pod Security Standards forbids of a pod, by container. */
export function podSecurityFaults(level: PodSecurityLevel, pod: PodSpec, containers: readonly PlacedContainer[]): PodSecurityFault[] {
  return [
    ...podFaults(pod),
    ...containers.flatMap(({ container, path }) => [
      ...baselineFaults(container, pod),
      ...level === 'restricted' ? restrictedFaults(container, pod) : [],
    ].map(([fault, mend]) => ({ part: `container ${container.name}`, path, fault, mend }))),
  ];
}

function podFaults(pod: PodSpec): PodSecurityFault[] {
  const shared = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((field) => pod[field] === true)
    .map((field) => ({ part: 'the pod', path: `spec.template.spec.${field}`, fault: `${field} is true`, mend: `remove ${field}` }));
  const hostPaths = (pod.volumes ?? []).flatMap(({ name, hostPath }, index) => hostPath === undefined ? [] : [{
    part: 'the pod', path: `spec.template.spec.volumes[${index}].hostPath`, fault: `volume ${name} is a hostPath`, mend: `use another kind of volume for ${name}`,
  }]);
  return [...shared, ...hostPaths];
}

type Fault = readonly [fault: string, mend: string];

function baselineFaults({ securityContext = {}, ports = [] }: Container, pod: PodSpec): Fault[] {
  const added = (securityContext.capabilities?.add ?? []).filter((name) => !BASELINE_CAPABILITIES.has(name));
  const hostPorts = ports.flatMap(({ hostPort = 0 }) => hostPort > 0 ? [hostPort] : []);
  return [
    ...securityContext.privileged === true ? [['privileged is true', 'set privileged: false'] as const] : [],
    ...added.length > 0 ? [[`capabilities ${added.join(', ')} are added`, `remove ${added.join(', ')} from capabilities.add`] as const] : [],
    ...hostPorts.length > 0 ? [[`port ${hostPorts.join(', ')} of the node is taken`, 'remove hostPort'] as const] : [],
    ...(securityContext.seccompProfile ?? pod.securityContext?.seccompProfile)?.type === 'Unconfined'
      ? [['seccompProfile is Unconfined', 'set seccompProfile.type: RuntimeDefault'] as const] : [],
  ];
}

function restrictedFaults({ securityContext = {} }: Container, { securityContext: ofPod = {} }: PodSpec): Fault[] {
  const { capabilities = {}, allowPrivilegeEscalation } = securityContext;
  const added = (capabilities.add ?? []).filter((name) => BASELINE_CAPABILITIES.has(name) && !RESTRICTED_CAPABILITIES.has(name));
  const profile = (securityContext.seccompProfile ?? ofPod.seccompProfile)?.type;
  return [
    ...allowPrivilegeEscalation === false ? [] : [[`allowPrivilegeEscalation is ${allowPrivilegeEscalation ?? 'not set'}`, 'set allowPrivilegeEscalation: false'] as const],
    ...capabilities.drop?.includes('ALL') ? [] : [['capabilities are not dropped', 'set capabilities.drop: [ALL]'] as const],
    ...added.length > 0 ? [[`capabilities ${added.join(', ')} are added`, `remove ${added.join(', ')} from capabilities.add`] as const] : [],
    ...(securityContext.runAsNonRoot ?? ofPod.runAsNonRoot) === true ? [] : [['runAsNonRoot is not true', 'set runAsNonRoot: true'] as const],
    ...(securityContext.runAsUser ?? ofPod.runAsUser) === 0 ? [['runAsUser is 0', 'set runAsUser above 0'] as const] : [],
    ...SECCOMP_PROFILES.has(profile) || profile === 'Unconfined' ? [] : [['seccompProfile is not set', 'set seccompProfile.type: RuntimeDefault'] as const],
  ];
}
