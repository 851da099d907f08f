import { AutoscalingMetric } from '../../src/capacity/autoscaling-metric';
import { AutoscalingResource } from '../../src/capacity/autoscaling-metric-options';

describe('metrics as the autoscaler reads them', () => {
  test('CPU as a share of the request', () => {
    expect(AutoscalingMetric.cpuUtilization(70)._toJson())
      .toEqual({ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } });
  });

  test('CPU as an amount', () => {
    expect(AutoscalingMetric.cpuAverage('500m')._toJson())
      .toEqual({ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '500m' } } });
  });

  test('memory as a share and as an amount', () => {
    expect(AutoscalingMetric.memoryUtilization(80)._toJson().resource).toEqual({ name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } });
    expect(AutoscalingMetric.memoryAverage('512Mi')._toJson().resource).toEqual({ name: 'memory', target: { type: 'AverageValue', averageValue: '512Mi' } });
  });

  test('a resource of one container', () => {
    expect(AutoscalingMetric.containerResource({ container: 'app', resource: AutoscalingResource.CPU, utilization: 60 })._toJson()).toEqual({
      type: 'ContainerResource',
      containerResource: { name: 'cpu', container: 'app', target: { type: 'Utilization', averageUtilization: 60 } },
    });
    expect(AutoscalingMetric.containerResource({ container: 'app', resource: AutoscalingResource.MEMORY, average: '1Gi' })._toJson().containerResource?.target)
      .toEqual({ type: 'AverageValue', averageValue: '1Gi' });
  });

  test('a metric of the pods', () => {
    expect(AutoscalingMetric.pods({ name: 'http_requests_per_second', average: '100', selector: { verb: 'GET' } })._toJson()).toEqual({
      type: 'Pods',
      pods: { metric: { name: 'http_requests_per_second', selector: { matchLabels: { verb: 'GET' } } }, target: { type: 'AverageValue', averageValue: '100' } },
    });
  });

  test('a metric of another object', () => {
    const ingress = { name: 'requests', apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', objectName: 'orders' };
    expect(AutoscalingMetric.describedObject({ ...ingress, value: '2k' })._toJson()).toEqual({
      type: 'Object',
      object: {
        describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'orders' },
        metric: { name: 'requests' },
        target: { type: 'Value', value: '2k' },
      },
    });
  });

  test('a metric from outside, in all or per pod', () => {
    expect(AutoscalingMetric.external({ name: 'queue_length', value: '30' })._toJson())
      .toEqual({ type: 'External', external: { metric: { name: 'queue_length' }, target: { type: 'Value', value: '30' } } });
    expect(AutoscalingMetric.external({ name: 'queue_length', average: '30' })._toJson().external?.target).toEqual({ type: 'AverageValue', averageValue: '30' });
  });
});

describe('metrics that cannot work are refused', () => {
  test.each([0, -5, 0.7, NaN])('a utilization of %p', (percent) => {
    expect(() => AutoscalingMetric.cpuUtilization(percent))
      .toThrow(`AutoscalingMetric.cpuUtilization: percent is ${percent}; accepted: a whole percentage of the request, 1 or more. Mend: write 70 for 70 %.`);
    expect(() => AutoscalingMetric.memoryUtilization(percent)).toThrow('percent is');
  });

  test.each(['', '0', '0.0', '-1', '5 cores', '10MB', 'Mi'])('the quantity %j', (quantity) => {
    expect(() => AutoscalingMetric.cpuAverage(quantity)).toThrow(
      `quantity is ${JSON.stringify(quantity)}; accepted: a Kubernetes quantity above zero such as "500m", "1.5" or "256Mi". Mend: write the number`,
    );
  });

  test.each(['1', '1.5', '.5', '500m', '256Mi', '1e3', '2k'])('but not the quantity %j', (quantity) => {
    expect(() => AutoscalingMetric.cpuAverage(quantity)).not.toThrow();
  });

  test('both targets or none', () => {
    const none = { name: 'queue_length' };
    expect(() => AutoscalingMetric.external(none)).toThrow('AutoscalingMetric.external: value is not given; accepted: exactly one of value and average. Mend: pass value');
    expect(() => AutoscalingMetric.external({ ...none, value: '1', average: '1' })).toThrow('value is "1"; accepted: exactly one');
    const container = { container: 'app', resource: AutoscalingResource.CPU };
    expect(() => AutoscalingMetric.containerResource(container)).toThrow('utilization is not given; accepted: exactly one of utilization and average. Mend: pass');
    expect(() => AutoscalingMetric.containerResource({ ...container, utilization: 5, average: '1' })).toThrow('utilization is 5; accepted: exactly one');
  });

  test('names that are empty', () => {
    expect(() => AutoscalingMetric.pods({ name: ' ', average: '1' })).toThrow('AutoscalingMetric.pods: name is " "; accepted: text that is not empty. Mend:');
    expect(() => AutoscalingMetric.describedObject({ name: 'requests', apiVersion: 'v1', kind: '', objectName: 'orders', value: '1' })).toThrow('kind is ""');
  });

  test('labels and container names that Kubernetes would refuse', () => {
    expect(() => AutoscalingMetric.pods({ name: 'requests', average: '1', selector: { 'not ok': 'x' } })).toThrow('selector key is "not ok"');
    expect(() => AutoscalingMetric.containerResource({ container: 'App', resource: AutoscalingResource.CPU, utilization: 5 })).toThrow('container is "App"');
  });
});
