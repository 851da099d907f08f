import { changesPodTemplate } from '../../../../src/semantics/controller/pod-template/changes-pod-template';
import { podTemplateHash } from '../../../../src/semantics/controller/pod-template/pod-template-hash';

const template = (container: object = {}, spec: object = {}) => ({
  metadata: { labels: { app: 'shop' } },
  spec: { containers: [{ name: 'shop', image: 'shop:1.2', ...container }], ...spec },
});

describe('the hash', () => {
  test('is the one that the controller gives', () => {
    // Calculated by ComputePodTemplateHash of Argo Rollouts 1.10.1.
    expect(podTemplateHash(template())).toBe('5f8dccc5f7');
  });

  test('does not depend on the order of fields', () => {
    expect(podTemplateHash({ spec: { containers: [{ image: 'shop:1.2', name: 'shop' }] }, metadata: { labels: { app: 'shop' } } }))
      .toBe(podTemplateHash(template()));
  });
});

describe('an edit starts a release', () => {
  test.each([
    ['another image', template({ image: 'shop:1.3' })],
    ['another label of the pods', { ...template(), metadata: { labels: { app: 'shop', tier: 'front' } } }],
    ['an annotation of the pods', { ...template(), metadata: { ...template().metadata, annotations: { restarted: 'now' } } }],
    ['an empty security context of the container', template({ securityContext: {} })],
    ['a pointer to a value that looks like a default', template({}, { automountServiceAccountToken: false })],
    ['a default of pods that templates do not get', template({}, { enableServiceLinks: true })],
    ['the old field for the service account', template({}, { serviceAccountName: 'shop' })],
  ])('with %s', (_, after) => {
    expect(changesPodTemplate(template(), after)).toBe(true);
  });

  test('with another order of containers, which is their order of start', () => {
    const containers = [{ name: 'a', image: 'a:1' }, { name: 'b', image: 'b:1' }];
    expect(changesPodTemplate(template({}, { containers }), template({}, { containers: containers.slice().reverse() }))).toBe(true);
  });
});

describe('an edit starts none', () => {
  test.each([
    ['an empty list', template({ env: [] })],
    ['nothing in a field', template({ command: null })],
    ['a switch that is off anyway', template({ tty: false }, { hostNetwork: false })],
    ['a field that Kubernetes does not know', template({ imagee: 'shop' })],
    ['the pull policy that the tag implies', template({ imagePullPolicy: 'IfNotPresent' })],
    ['defaults of the pod', template({}, { dnsPolicy: 'ClusterFirst', terminationGracePeriodSeconds: 30, securityContext: {} })],
  ])('with %s', (_, after) => {
    expect(changesPodTemplate(template(), after)).toBe(false);
  });

  test('with an amount in other words', () => {
    const limits = (memory: string | number) => template({ resources: { limits: { memory } } });
    expect(changesPodTemplate(limits('1Gi'), limits('1024Mi'))).toBe(false);
    expect(changesPodTemplate(limits('1Gi'), limits(1073741824))).toBe(false);
    expect(changesPodTemplate(limits('1Gi'), limits('1G'))).toBe(true);
  });

  test('with a probe\'s, a port\'s or a volume\'s default', () => {
    const volumes = (configMap: object) => ({ volumes: [{ name: 'config', configMap: { name: 'shop', ...configMap } }] });
    expect(changesPodTemplate(
      template({ ports: [{ containerPort: 80 }], readinessProbe: { httpGet: { port: 80 } } }, volumes({})),
      template({ ports: [{ containerPort: 80, protocol: 'TCP' }], readinessProbe: { httpGet: { port: 80, path: '/', scheme: 'HTTP' }, periodSeconds: 10 } },
        volumes({ defaultMode: 420 })),
    )).toBe(false);
  });
});
