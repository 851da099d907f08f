import { Inventory } from '../../../src/review/inventory/inventory';
import { KINDS } from '../../../src/review/inventory/kinds';
import { workloadsOf } from '../../../src/review/inventory/workload';
import { runMetrics, SimulatedVersion } from '../../../src/review/simulation/simulated-version';
import { simulatedVersion } from '../../../src/review/simulation/simulated-workload';
import { specReplicas } from '../../../src/semantics/controller/rollout-defaults';

const rollout = (spec: object) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'orders', namespace: 'shop' }, spec });
const template = (name: string, spec: object, kind = 'AnalysisTemplate') =>
  ({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name, ...(kind === 'AnalysisTemplate' && { namespace: 'shop' }) }, spec });

function version(...objects: object[]): SimulatedVersion {
  const inventory = new Inventory(objects.map((object) => ({ object })));
  return simulatedVersion(inventory, workloadsOf(inventory).find(({ object }) => object.kind === KINDS.rollout.kind)!, 'new');
}

describe('a version of a Rollout', () => {
  test('has its strategy and number of pods, and the name that it is given', () => {
    const canary = { steps: [{ setWeight: 5 }, { pause: { duration: 60 } }], scaleDownDelayRevisionLimit: 2 };
    expect(version(rollout({ replicas: 3, strategy: { canary } }))).toMatchObject({ name: 'new', rollout: { replicas: 3, strategy: { canary } } });
    expect(version(rollout({ strategy: { blueGreen: { activeService: 'orders' } } })).rollout.strategy).toEqual({ blueGreen: { activeService: 'orders' } });
  });

  test('takes the pod template of the Deployment that it refers to', () => {
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { replicas: 7, template: { spec: { containers: [{ name: 'web', image: 'web:1' }] } } },
    };
    const made = version(deployment, rollout({ replicas: 2, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, strategy: { canary: {} } }));
    expect(made.rollout).toMatchObject({ replicas: 2, template: { spec: { containers: [{ image: 'web:1' }] } } });
  });

  test.each([[undefined, 4], [2, 4], [6, 6], [20, 12]])('that says %p replicas has %d pods of an autoscaler from 4 to 12', (replicas, pods) => {
    const autoscaler = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { minReplicas: 4, maxReplicas: 12, scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'orders' } },
    };
    expect(specReplicas(version(rollout({ replicas, strategy: { canary: {} } }), autoscaler).rollout)).toBe(pods);
  });

  test('measures what its templates say, nested and cluster-wide ones included, and not what is missing', () => {
    const analysis = { templates: [{ templateName: 'outer' }, { templateName: 'all', clusterScope: true }, { templateName: 'missing' }] };
    const made = version(
      rollout({ strategy: { canary: { analysis } } }),
      template('outer', { metrics: [{ name: 'one', interval: 30, provider: { job: {} } }], templates: [{ templateName: 'inner' }] }),
      template('inner', { metrics: [{ provider: {} }] }),
      template('all', { metrics: [{ name: 'three' }] }, 'ClusterAnalysisTemplate'),
    );
    expect([...made.templates.keys()]).toEqual(['outer', 'inner', 'cluster/all']);
    expect(runMetrics(made, analysis).metrics).toEqual([
      { name: 'one', interval: '30', provider: { job: {} } }, { name: '', provider: {} }, { name: 'three', provider: {} },
    ]);
  });

  test('of any JSON is one', () => {
    expect(version(rollout({ replicas: 'many', strategy: { canary: { steps: 'none' } } })).rollout).toMatchObject({ replicas: undefined, strategy: { canary: {} } });
    expect(version(rollout({ strategy: 7 })).rollout.strategy).toEqual({ canary: {} });
  });
});
