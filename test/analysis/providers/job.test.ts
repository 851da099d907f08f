import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { JobProvider } from '../../../src/analysis/providers/job';
import { JobProviderProps } from '../../../src/analysis/providers/job-props';
import { SecretKeyRef } from '../../../src/analysis/secret-key-ref';
import { ObjectRef } from '../../../src/semantics/object-ref';

/* eslint-disable @typescript-eslint/no-explicit-any -- manifests are looked into without types */
function job(props: Partial<JobProviderProps> = {}): any {
  return new JobProvider({ image: 'ghcr.io/acme/smoke:1.0.0', ...props })._toJson().job;
}

describe('the short form', () => {
  test('runs once, and not for ever', () => {
    expect(job().spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 600, template: { spec: { restartPolicy: 'Never' } } });
  });

  test('hardens its pod', () => {
    const pod = job().spec.template.spec;
    expect(pod).toMatchObject({
      automountServiceAccountToken: false, enableServiceLinks: false, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(pod.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false, privileged: false, readOnlyRootFilesystem: true, runAsNonRoot: true, capabilities: { drop: ['ALL'] },
    });
  });

  test('has labels that no Service of a release selects', () => {
    expect(job().spec.template.metadata.labels).toEqual({ 'app.kubernetes.io/component': 'analysis' });
  });

  test('invents neither resources nor environment nor volumes', () => {
    expect(Object.keys(job().spec.template.spec.containers[0]).sort()).toEqual(['image', 'imagePullPolicy', 'name', 'securityContext']);
    expect(job().spec.template.spec).not.toHaveProperty('volumes');
  });

  test('says what it is told', () => {
    const { spec, metadata } = job({
      command: ['/smoke'],
      args: ['--host', 'orders-canary'],
      env: { LEVEL: 'info' },
      secretEnv: { TOKEN: SecretKeyRef.of('smoke', 'token') },
      serviceAccountName: 'smoke',
      automountServiceAccountToken: true,
      backoffLimit: 1,
      activeDeadline: Duration.minutes(2),
      labels: { 'sidecar.istio.io/inject': 'false' },
      annotations: { 'example.com/team': 'shop' },
      resources: { cpuRequest: '100m', memoryRequest: '64Mi', memoryLimit: '128Mi' },
      writablePaths: ['/tmp'],
      user: 1000,
      imagePullSecrets: [ObjectRef.of('registry')],
    });
    expect(metadata.labels).toMatchObject({ 'sidecar.istio.io/inject': 'false' });
    expect(spec).toMatchObject({
      backoffLimit: 1,
      activeDeadlineSeconds: 120,
      template: {
        metadata: { labels: { 'sidecar.istio.io/inject': 'false' }, annotations: { 'example.com/team': 'shop' } },
        spec: {
          serviceAccountName: 'smoke',
          automountServiceAccountToken: true,
          imagePullSecrets: [{ name: 'registry' }],
          securityContext: { runAsUser: 1000 },
          volumes: [{ name: 'writable-0', emptyDir: {} }],
          containers: [{
            command: ['/smoke'],
            args: ['--host', 'orders-canary'],
            env: [{ name: 'LEVEL', value: 'info' }, { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'smoke', key: 'token' } } }],
            resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
            volumeMounts: [{ name: 'writable-0', mountPath: '/tmp' }],
          }],
        },
      },
    });
  });

  test('a CPU limit alone gives no requests', () => {
    expect(job({ resources: { cpuLimit: '1' } }).spec.template.spec.containers[0].resources).toEqual({ limits: { cpu: '1' } });
  });
});

describe('the long form', () => {
  const template = { spec: { restartPolicy: 'OnFailure', containers: [{ name: 'smoke', image: 'smoke:1', resources: { requests: { cpu: kplus.k8s.Quantity.fromString('1') } } }] } };

  test('is the Job as Kubernetes reads it', () => {
    const provider = JobProvider.fromSpec({ backoffLimit: 2, template }, { labels: { team: 'shop' } });
    expect(provider._toJson()).toEqual({
      job: {
        metadata: { labels: { team: 'shop' } },
        spec: {
          backoffLimit: 2,
          template: { spec: { restartPolicy: 'OnFailure', containers: [{ name: 'smoke', image: 'smoke:1', resources: { requests: { cpu: '1' } } }] } },
        },
      },
    });
    expect(provider._conditions).toBe('ignored');
  });

  test('has no metadata where none is said', () => {
    expect(JobProvider.fromSpec({ template })._toJson().job).not.toHaveProperty('metadata');
  });

  test.each([undefined, 'Always'])('the restart policy %s is refused, as Kubernetes does', (restartPolicy) => {
    expect(() => JobProvider.fromSpec({ template: { spec: { ...template.spec, restartPolicy } } }))
      .toThrow(/^JobProvider.fromSpec: spec.template.spec.restartPolicy is .*; accepted: "Never" or "OnFailure". Mend: pass restartPolicy: "Never"/);
  });
});

describe('what cannot work is refused', () => {
  test.each<[string, Partial<JobProviderProps>, string]>([
    ['no image', { image: '' }, 'image is ""; accepted: text that is not empty'],
    ['negative retries', { backoffLimit: -1 }, 'backoffLimit is -1; accepted: a whole number from 0 to 100'],
    ['the root user', { user: 0 }, 'user is 0; accepted: a whole number from 1'],
    ['no time at all', { activeDeadline: Duration.seconds(0) }, 'activeDeadline is "0s"; accepted: whole seconds, at least 1'],
    ['a label of the service', { labels: { 'app.kubernetes.io/name': 'orders' } }, 'labels["app.kubernetes.io/name"] is "orders"; accepted: no label that Services select by'],
    ['the instance label', { labels: { 'app.kubernetes.io/instance': 'orders' } }, 'labels["app.kubernetes.io/instance"] is "orders"'],
    ['a label that is none', { labels: { team: 'the shop' } }, 'labels["team"] is "the shop"'],
    ['a variable set twice', { env: { TOKEN: 'a' }, secretEnv: { TOKEN: SecretKeyRef.of('a', 'b') } }, 'secretEnv.TOKEN is "TOKEN"; accepted: each variable once'],
    ['a relative path', { writablePaths: ['tmp'] }, 'writablePaths is "tmp"; accepted: absolute paths below the root. Mend: pass a path such as "/tmp"'],
    ['the root path', { writablePaths: ['/'] }, 'writablePaths is "/"'],
    ['a quantity that is none', { resources: { cpuRequest: 'much' } }, 'resources.cpuRequest is "much"; accepted: a quantity of Kubernetes'],
  ])('%s', (_, props, message) => {
    expect(() => job(props)).toThrow(`JobProvider: ${message}`);
  });
});
