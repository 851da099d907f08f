import { JobProviderProps } from './job-props';
import { requireDnsLabel } from '../../semantics/names';

/** Labels of the pods of analysis Jobs: how network policies recognise them. None of them is a label that Services select by. */
export const ANALYSIS_POD_LABELS: Record<string, string> = { 'app.kubernetes.io/component': 'analysis' };

/** What the controller puts around the name of the metric to name its Job: the run's UID in front, the number of the sample behind. */
const JOB_NAME_AROUND_METRIC = '01234567-0123-0123-0123-0123456789ab..1'.length;

/** Throws unless the name can be part of a Job's name. The controller cuts longer ones, and two cut names may be one. */
export function requireJobMetricName(where: string, name: string): void {
  requireDnsLabel(where, 'name', name, JOB_NAME_AROUND_METRIC);
}

/** The Job that the short form stands for, hardened like every pod of this library. */
export function expandJob(props: JobProviderProps): Record<string, unknown> {
  const writablePaths = props.writablePaths ?? [];
  const labels = { ...props.labels, ...ANALYSIS_POD_LABELS };
  return {
    metadata: { labels },
    spec: {
      backoffLimit: props.backoffLimit ?? 0,
      ...(props.activeDeadline && { activeDeadlineSeconds: props.activeDeadline.toSeconds() }),
      template: {
        metadata: { labels, ...(props.annotations && { annotations: { ...props.annotations } }) },
        spec: {
          restartPolicy: 'Never',
          ...(props.serviceAccountName !== undefined && { serviceAccountName: props.serviceAccountName }),
          automountServiceAccountToken: props.automountServiceAccountToken ?? false,
          enableServiceLinks: false,
          ...(props.imagePullSecrets && { imagePullSecrets: props.imagePullSecrets.map((secret) => ({ name: secret.name })) }),
          securityContext: {
            runAsNonRoot: true,
            ...(props.user !== undefined && { runAsUser: props.user }),
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [{
            name: 'analysis',
            image: props.image,
            imagePullPolicy: 'IfNotPresent',
            ...(props.command && { command: [...props.command] }),
            ...(props.args && { args: [...props.args] }),
            ...environment(props),
            ...resources(props),
            securityContext: {
              allowPrivilegeEscalation: false,
              privileged: false,
              readOnlyRootFilesystem: true,
              runAsNonRoot: true,
              capabilities: { drop: ['ALL'] },
            },
            ...(writablePaths.length > 0 && { volumeMounts: writablePaths.map((mountPath, index) => ({ name: `writable-${index}`, mountPath })) }),
          }],
          ...(writablePaths.length > 0 && { volumes: writablePaths.map((_, index) => ({ name: `writable-${index}`, emptyDir: {} })) }),
        },
      },
    },
  };
}

function environment(props: JobProviderProps): Record<string, unknown> {
  const env = [
    ...Object.entries(props.env ?? {}).map(([name, value]) => ({ name, value })),
    ...Object.entries(props.secretEnv ?? {}).map(([name, secret]) => ({
      name, valueFrom: { secretKeyRef: { name: secret.secretName, key: secret.key } },
    })),
  ];
  return env.length > 0 ? { env } : {};
}

function resources({ resources: given }: JobProviderProps): Record<string, unknown> {
  if (!given) {
    return {};
  }
  const requests = quantities(given.cpuRequest, given.memoryRequest);
  const limits = quantities(given.cpuLimit, given.memoryLimit);
  return {
    resources: {
      ...(Object.keys(requests).length > 0 && { requests }),
      ...(Object.keys(limits).length > 0 && { limits }),
    },
  };
}

function quantities(cpu: string | undefined, memory: string | undefined): Record<string, string> {
  return { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
}
