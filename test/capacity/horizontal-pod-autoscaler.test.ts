import { Chart, Duration, Testing } from 'cdk8s';
import { AutoscalingProps } from '../../src/capacity/autoscaling';
import { AutoscalingMetric } from '../../src/capacity/autoscaling-metric';
import { AutoscalingResource } from '../../src/capacity/autoscaling-metric-options';
import { AutoscaledWorkload, emitAutoscaler } from '../../src/capacity/horizontal-pod-autoscaler';
import { ScalingPolicy, ScalingPolicySelection } from '../../src/capacity/scaling-policy';
import { ReleaseIdentity } from '../../src/semantics/identity';

const identity: ReleaseIdentity = { name: 'orders', namespace: 'shop', labels: { team: 'checkout' }, selectorLabels: { app: 'orders' } };
const target = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'orders' };
const autoscaling: AutoscalingProps = { minReplicas: 4, maxReplicas: 12, cpuUtilization: 70 };

function emit(props?: AutoscalingProps, workload: Partial<AutoscaledWorkload> = {}) {
  return emitAutoscaler(new Chart(Testing.app(), 'orders'), identity, props, { target, shape: 'routedCanary', ...workload })?.toJson();
}

describe('the autoscaler of a release', () => {
  test('is emitted only when asked for', () => {
    expect(emit()).toBeUndefined();
  });

  test('scales the workload between the bounds', () => {
    expect(emit(autoscaling)).toMatchObject({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'orders', namespace: 'shop', labels: { team: 'checkout' } },
      spec: { minReplicas: 4, maxReplicas: 12, scaleTargetRef: target },
    });
  });

  test('adds the short form in front of the metrics', () => {
    const { metrics } = emit({ ...autoscaling, metrics: [AutoscalingMetric.external({ name: 'queue_length', value: '30' })] }).spec;
    expect(metrics.map((metric: any) => metric.type)).toEqual(['Resource', 'External']);
  });

  test('waits five minutes before it takes pods away, and leaves scaling up alone', () => {
    expect(emit(autoscaling).spec.behavior).toEqual({ scaleDown: { stabilizationWindowSeconds: 300 } });
  });

  test('keeps that wait next to other rules for scaling down', () => {
    const scaleDown = { policies: [ScalingPolicy.percent(10, Duration.minutes(1))] };
    expect(emit({ ...autoscaling, scaleDown }).spec.behavior.scaleDown)
      .toEqual({ stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] });
  });

  test('takes rules for both directions', () => {
    const behavior = emit({
      ...autoscaling,
      scaleUp: { policies: [ScalingPolicy.pods(2, Duration.seconds(30))], selectPolicy: ScalingPolicySelection.MIN },
      scaleDown: { stabilizationWindow: Duration.seconds(0), selectPolicy: ScalingPolicySelection.DISABLED },
    }).spec.behavior;
    expect(behavior).toEqual({
      scaleUp: { selectPolicy: 'Min', policies: [{ type: 'Pods', value: 2, periodSeconds: 30 }] },
      scaleDown: { stabilizationWindowSeconds: 0, selectPolicy: 'Disabled' },
    });
  });

  test('says nothing about scaling up for rules that say nothing', () => {
    expect(emit({ ...autoscaling, scaleUp: {} }).spec.behavior).not.toHaveProperty('scaleUp');
  });
});

describe('bounds that cannot work are refused', () => {
  test.each([0, -1, 1.5])('a minimum of %p', (minReplicas) => {
    expect(() => emit({ ...autoscaling, minReplicas })).toThrow(`orders: autoscaling.minReplicas is ${minReplicas}; accepted: a whole number, 1 or more`);
    expect(() => emit({ ...autoscaling, minReplicas })).toThrow('Mend: pass minReplicas: 2');
  });

  test('a maximum below the minimum, but not one equal to it', () => {
    expect(() => emit({ ...autoscaling, maxReplicas: 3 }))
      .toThrow('autoscaling.maxReplicas is 3; accepted: a whole number, not fewer than minReplicas (4). Mend: raise maxReplicas or lower minReplicas.');
    expect(emit({ ...autoscaling, maxReplicas: 4 }).spec.maxReplicas).toBe(4);
  });
});

describe('metrics that contradict the workload are refused', () => {
  test.each([[undefined], [[]]])('none at all: %j', (metrics) => {
    expect(() => emit({ minReplicas: 1, maxReplicas: 2, metrics })).toThrow('accepted: at least one metric. Mend: pass cpuUtilization: 70, or metrics.');
  });

  test('two targets for one subject, but not two subjects', () => {
    expect(() => emit({ ...autoscaling, metrics: [AutoscalingMetric.cpuAverage('500m')] })).toThrow('accepted: each subject once. Mend: keep one of the two targets.');
    const queues = ['mails', 'bills'].map((queue) => AutoscalingMetric.external({ name: 'queue_length', selector: { queue }, value: '30' }));
    expect(emit({ ...autoscaling, metrics: queues }).spec.metrics).toHaveLength(3);
  });

  test.each([
    AutoscalingMetric.memoryUtilization(80),
    AutoscalingMetric.memoryAverage('1Gi'),
    AutoscalingMetric.containerResource({ container: 'app', resource: AutoscalingResource.MEMORY, average: '1Gi' }),
  ])('memory on a routed canary, for its pods are counted with those of stable', (memory) => {
    const props = { ...autoscaling, metrics: [memory] };
    expect(() => emit(props)).toThrow('counts the pods of both versions, memory does not fall as pods are added, so the average over stable and canary misleads');
    expect(() => emit(props)).toThrow('Mend: scale on demand');
    for (const shape of ['canary', 'blueGreen', 'rolling'] as const) {
      expect(emit(props, { shape }).spec.metrics).toHaveLength(2);
    }
  });

  test('a share of a CPU request that is missing', () => {
    expect(() => emit(autoscaling, { cpuRequested: false })).toThrow('accepted: a share of the cpu request, which every container, sidecars too, must have');
    expect(() => emit(autoscaling, { cpuRequested: false })).toThrow('Mend: add a cpu request to the resources of every container, or use AutoscalingMetric.cpuAverage.');
    expect(() => emit(autoscaling, { cpuRequested: true, memoryRequested: false })).not.toThrow();
    expect(() => emit({ minReplicas: 1, maxReplicas: 2, metrics: [AutoscalingMetric.cpuAverage('1')] }, { cpuRequested: false })).not.toThrow();
  });

  test('a share of a memory request that is missing', () => {
    const props = { minReplicas: 1, maxReplicas: 2, metrics: [AutoscalingMetric.memoryUtilization(80)] };
    expect(() => emit(props, { shape: 'rolling', memoryRequested: false })).toThrow('a share of the memory request');
    expect(() => emit(props, { shape: 'rolling', memoryRequested: true, cpuRequested: false })).not.toThrow();
  });
});

describe('rules out of range are refused', () => {
  test('a policy without a change', () => {
    expect(() => ScalingPolicy.pods(0, Duration.minutes(1)))
      .toThrow('ScalingPolicy.pods: count is 0; accepted: a whole number, 1 or more. Mend: use ScalingPolicySelection.DISABLED to stop scaling.');
    expect(() => ScalingPolicy.percent(0.5, Duration.minutes(1))).toThrow('ScalingPolicy.percent: percentage is 0.5');
  });

  test('a period of none or above half an hour', () => {
    expect(() => ScalingPolicy.pods(1, Duration.seconds(0))).toThrow('period is "0s"; accepted: whole seconds, at least 1');
    expect(() => ScalingPolicy.pods(1, Duration.minutes(31))).toThrow('period is "1860s"; accepted: at most 1800 seconds. Mend: pass Duration.seconds(1800) or less.');
    expect(() => ScalingPolicy.pods(1, Duration.minutes(30))).not.toThrow();
  });

  test('a window above one hour', () => {
    expect(() => emit({ ...autoscaling, scaleDown: { stabilizationWindow: Duration.hours(2) } }))
      .toThrow('orders: autoscaling.scaleDown.stabilizationWindow is "7200s"; accepted: at most 3600 seconds');
    expect(emit({ ...autoscaling, scaleDown: { stabilizationWindow: Duration.hours(1) } }).spec.behavior.scaleDown)
      .toEqual({ stabilizationWindowSeconds: 3600 });
  });

  test('a list of policies that is empty', () => {
    expect(() => emit({ ...autoscaling, scaleUp: { policies: [] } })).toThrow('autoscaling.scaleUp.policies is []; accepted: at least one policy. Mend: leave policies out');
  });
});
