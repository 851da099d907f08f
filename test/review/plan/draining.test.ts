import { deployment, found, object, pod, ROUTED, rollout, service } from './shop';
import { plannedDraining } from '../../../src/review/plan/draining';

const draining = (...objects: object[]) => plannedDraining(...found(...objects, service()));
const canaryWith = (podSpec: object, more: object = {}) => draining(rollout({ canary: { ...ROUTED, ...more } }, podSpec));
const preStop = (hook?: object) => pod({ lifecycle: hook && { preStop: hook } });

test('a hook that outlasts the router, and time after it, are enough', () => {
  expect(canaryWith(pod())).toEqual({
    preStopSeconds: 15,
    graceSeconds: 60,
    requestSeconds: 45,
    removalSeconds: 5,
    scaleDownDelaySeconds: 30,
    verdict: 'Enough: a pod serves for 15 s more, a proxy needs 5 s until it sends nothing more, and 45 s are left for requests that have begun',
  });
});

test.each([
  ['sleep', { sleep: { seconds: 15 } }, 15],
  ['a command', { exec: { command: ['sleep', '20'] } }, 20],
  ['a shell', { exec: { command: ['/bin/sh', '-c', 'sleep 1m; nginx -s quit'] } }, 60],
])('the seconds of %s are read', (_, hook, seconds) => {
  expect(canaryWith(preStop(hook)).preStopSeconds).toBe(seconds);
});

test('a hook of unknown length leaves open how much is left', () => {
  const { verdict, ...times } = canaryWith(preStop({ exec: { command: ['/drain'] } }));
  expect(times).toEqual({ graceSeconds: 60, removalSeconds: 5, scaleDownDelaySeconds: 30 });
  expect(verdict).toMatch(/^Not known: how long preStop takes cannot be read; it has to last 5 s/);
});

describe('without a hook', () => {
  test('a release that deletes pods long after their traffic is safe, drains of nodes are not', () => {
    expect(canaryWith(preStop())).toMatchObject({ preStopSeconds: 0, requestSeconds: 60 });
    expect(canaryWith(preStop()).verdict)
      .toBe('Enough for the release, which deletes pods 30 s after their last request, and too short for node drains and scale-downs: '
        + 'a proxy goes on sending for 5 s and a pod serves for none of them, so that requests are refused, and 60 s are left for requests that have begun');
    expect(draining(rollout({ blueGreen: { activeService: 'orders', scaleDownDelaySeconds: 300 } }, preStop())).verdict)
      .toMatch(/^Enough for the release, which deletes pods 300 s after/);
    expect(canaryWith(preStop(), { scaleDownDelaySeconds: 0 }).verdict).toMatch(/^Enough for the release, which keeps the old pods for ever/);
  });

  test.each([
    ['a short delay, which may be a second shorter', rollout({ canary: { ...ROUTED, scaleDownDelaySeconds: 5 } }, preStop()), / waits only 5 s /],
    ['a stable version that follows the weight', rollout({ canary: { ...ROUTED, dynamicStableScale: true } }, preStop()), /refused, and/],
    ['a canary without a router', rollout({ canary: {} }, preStop()), /refused, and/],
    ['a Deployment', deployment(preStop()), /refused, and/],
  ])('%s loses requests with each pod', (_, workload, saying) => {
    const { verdict } = draining(workload);
    expect(verdict).toMatch(/^Too short for each pod that goes: a proxy goes on sending for 5 s/);
    expect(verdict).toMatch(saying);
  });

  test('only a strategy that waits has a delay', () => {
    expect(canaryWith(pod(), { dynamicStableScale: true }).scaleDownDelaySeconds).toBeUndefined();
    expect(draining(rollout({ canary: {} })).scaleDownDelaySeconds).toBeUndefined();
    expect(draining(deployment()).scaleDownDelaySeconds).toBeUndefined();
  });
});

test('a delay and a short hook add up', () => {
  const short = preStop({ sleep: { seconds: 2 } });
  expect(canaryWith(short, { scaleDownDelaySeconds: 4 }).verdict).toMatch(/^Enough for the release.*a pod serves for 2 of them/);
  expect(canaryWith(short, { scaleDownDelaySeconds: 3 }).verdict).toMatch(/^Too short/);
});

test('behind a load balancer outside the cluster more is needed', () => {
  const ingress = object('networking.k8s.io/v1', 'Ingress', 'orders', {
    rules: [{ http: { paths: [{ backend: { service: { name: 'orders', port: { number: 80 } } } }] } }],
  }, { annotations: { 'alb.ingress.kubernetes.io/target-type': 'ip' } });
  expect(draining(deployment(), ingress)).toMatchObject({
    removalSeconds: 30, verdict: expect.stringMatching(/^Too short.*the AWS load balancer of Ingress orders goes on sending for 30 s and a pod serves for 15 of them/),
  });
  expect(draining(deployment(preStop({ sleep: { seconds: 35 } })), ingress).verdict).toMatch(/^Enough: a pod serves for 35 s more, the AWS load balancer/);
});

test('time that is left for requests counts as well', () => {
  expect(canaryWith(pod({}, { terminationGracePeriodSeconds: 20 }))).toMatchObject({ requestSeconds: 5, verdict: expect.stringMatching(/^Short: .* than 5 s are cut off$/) });
  expect(canaryWith(pod({}, { terminationGracePeriodSeconds: 15 }))).toMatchObject({ requestSeconds: 0, verdict: expect.stringMatching(/^Too short: preStop takes the whole 15 s/) });
  expect(canaryWith(pod({}, { terminationGracePeriodSeconds: undefined }))).toMatchObject({ graceSeconds: 30, requestSeconds: 15 });
});

test('of several containers that serve the one with the shortest hook and the one with the longest decide', () => {
  const other = { name: 'grpc', image: 'grpc:1', ports: [{ containerPort: 9090 }], lifecycle: { preStop: { sleep: { seconds: 40 } } } };
  const { containers } = pod();
  const [relations, workload] = found(
    deployment(pod({}, { containers: [...containers, other] })),
    service('orders', { ports: [{ port: 80, targetPort: 8080 }, { port: 90, targetPort: 9090 }] }),
  );
  expect(plannedDraining(relations, workload)).toMatchObject({ preStopSeconds: 15, requestSeconds: 20 });
});

test('what nobody sends requests to has its time for its jobs', () => {
  expect(plannedDraining(...found(deployment())).verdict).toBe('No Service sends it requests: it has 45 s to finish what it has begun');
});

test('Recreate has a gap that no draining closes', () => {
  expect(draining(deployment(pod(), { strategy: { type: 'Recreate' } })).verdict).toMatch(/^Too short whatever is set: Recreate/);
});

describe('the proxy of a mesh', () => {
  const meshed = (annotations: object) => {
    const { spec, ...rest } = deployment();
    const { template } = spec as { template: { metadata: object } };
    return { ...rest, spec: { ...spec, template: { ...template, metadata: { ...template.metadata, annotations: { 'sidecar.istio.io/inject': 'true', ...annotations } } } } };
  };

  test('that leaves before the application is a gap', () => {
    expect(draining(meshed({})).verdict).toMatch(/; the Istio proxy beside it leaves after 5 s unless the mesh says otherwise, and requests fail from then on$/);
    expect(draining(meshed({ 'proxy.istio.io/config': 'terminationDrainDuration: 10s' })).verdict).toMatch(/leaves after 10 s, and/);
  });

  test('that stays is none', () => {
    expect(draining(meshed({ 'proxy.istio.io/config': 'terminationDrainDuration: 20s' })).verdict).not.toMatch(/Istio/);
  });
});
