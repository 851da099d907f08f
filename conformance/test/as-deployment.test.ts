import { releaseBundle } from './release-bundle';
import { asDeployment } from '../lint/as-deployment';

describe('Deployment form of a release', () => {
  const release = releaseBundle();
  const rollout = release.find(({ kind }) => kind === 'Rollout');
  const form = asDeployment(release);
  const deployment = form.find(({ kind }) => kind === 'Deployment');

  test('has a Deployment with the pods of the Rollout, and nothing of Argo', () => {
    expect(form.filter(({ apiVersion }) => apiVersion.startsWith('argoproj.io'))).toEqual([]);
    expect(deployment.metadata).toEqual(rollout.metadata);
    expect(deployment.spec.template.spec.containers).toEqual(rollout.spec.template.spec.containers);
    expect(deployment.spec.replicas).toBe(rollout.spec.replicas);
  });

  test('spreads by the label of Deployments', () => {
    expect(JSON.stringify(rollout.spec.template)).toContain('"rollouts-pod-template-hash"');
    expect(JSON.stringify(deployment.spec.template)).not.toContain('rollouts-pod-template-hash');
    expect(JSON.stringify(deployment.spec.template)).toContain('"pod-template-hash"');
  });

  test('points the autoscaler at the Deployment', () => {
    const autoscaler = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', spec: { maxReplicas: 4, scaleTargetRef: { kind: 'Rollout', name: 'x' } } };
    expect(asDeployment([autoscaler])[0].spec).toEqual({ maxReplicas: 4, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' } });
  });

  test('leaves out a Rollout whose pods are a Deployment already', () => {
    expect(asDeployment([{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { workloadRef: {} } }])).toEqual([]);
  });
});
