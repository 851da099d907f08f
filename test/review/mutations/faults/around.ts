import { all, blueGreen, byPods, canary, container, Fault, one, pod, routed, service, where, without, workload } from '../fault';

const budget = (bundle: Parameters<Fault['change']>[0]) => one(bundle, 'PodDisruptionBudget');
const autoscaler = (bundle: Parameters<Fault['change']>[0]) => one(bundle, 'HorizontalPodAutoscaler');

/** Faults in what is around the pods: budgets, autoscalers, policies, selectors. */
export const SURROUNDING_FAULTS: readonly Fault[] = [
  { rule: 'ZD401', title: 'no budget', change: without('PodDisruptionBudget') },
  { rule: 'ZD402', title: 'no pod may be evicted', change: where(budget, ({ spec }) => { spec.maxUnavailable = 0; }) },
  {
    rule: 'ZD402',
    title: 'all pods must stay',
    change: where(budget, ({ spec }) => {
      delete spec.maxUnavailable;
      spec.minAvailable = '100%';
    }),
  },
  {
    rule: 'ZD403',
    title: 'minAvailable counts both versions',
    change: where(budget, ({ spec }, bundle) => {
      delete spec.maxUnavailable;
      spec.minAvailable = 2;
      return Boolean(routed(bundle) ?? blueGreen(bundle));
    }),
  },
  {
    rule: 'ZD404',
    title: 'two budgets',
    change: where(budget, (found, bundle) => {
      bundle.push({ ...found, metadata: { ...found.metadata, name: 'second' } });
    }),
  },
  { rule: 'ZD405', title: 'crashing pods block drains', change: where(budget, ({ spec }) => { delete spec.unhealthyPodEvictionPolicy; }) },
  {
    rule: 'ZD406',
    title: 'a budget for one version',
    change: where(budget, ({ spec }, bundle) => {
      spec.selector.matchLabels.version = '1.4.2';
      workload(bundle).spec.template.metadata.labels.version = '1.4.2';
    }),
  },
  { rule: 'ZD302', title: 'autoscaler and manifest both set the replicas', change: where(autoscaler, (_, bundle) => { workload(bundle).spec.replicas = 4; }) },
  { rule: 'ZD306', title: 'utilization of requests that are not there', change: where(autoscaler, (_, bundle) => { delete container(bundle).resources; }) },
  { rule: 'ZD307', title: 'the autoscaler scales something else', closed: true, change: where(autoscaler, ({ spec }) => { spec.scaleTargetRef.name = 'order'; }) },
  {
    rule: 'ZD307',
    title: 'the autoscaler scales a Deployment of that name',
    closed: true,
    change: where(autoscaler, ({ spec }) => {
      spec.scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' };
    }),
  },
  {
    rule: 'ZD314',
    title: 'memory utilization on a routed canary',
    change: where(autoscaler, ({ spec }) => {
      spec.metrics = [{ type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 70 } } }];
    }),
  },
  {
    rule: 'ZD303',
    title: 'Recreate',
    change: (bundle) => {
      workload(bundle).spec.strategy = { type: 'Recreate' };
      return workload(bundle).kind === 'Deployment';
    },
  },
  {
    rule: 'ZD304',
    title: 'half of the pods may be away',
    change: (bundle) => {
      workload(bundle).spec.strategy.rollingUpdate = { maxSurge: 0, maxUnavailable: '50%' };
      return workload(bundle).kind === 'Deployment';
    },
  },
  {
    rule: 'ZD304',
    title: 'the default lets a quarter be away',
    change: (bundle) => {
      delete workload(bundle).spec.strategy;
      return workload(bundle).kind === 'Deployment';
    },
  },
  {
    rule: 'ZD801',
    title: 'the selector misses its own pods',
    change: (bundle) => {
      workload(bundle).spec.selector.matchLabels.tier = 'web';
      return workload(bundle).kind === 'Deployment';
    },
  },
  {
    rule: 'AR105',
    title: 'the selector of a Rollout misses its own pods',
    change: (bundle) => {
      workload(bundle).spec.selector.matchLabels.tier = 'web';
      return workload(bundle).kind === 'Rollout';
    },
  },
  {
    rule: 'ZD802',
    title: 'the selector pins a version',
    change: (bundle) => {
      workload(bundle).spec.selector.matchLabels.version = '1.4.2';
      workload(bundle).spec.template.metadata.labels.version = '1.4.2';
    },
  },
  {
    rule: 'ZD802',
    title: 'the Service pins a version',
    change: (bundle) => {
      all(bundle, 'Service').forEach(({ spec }) => { spec.selector.version = '1.4.2'; });
      workload(bundle).spec.template.metadata.labels.version = '1.4.2';
    },
  },
  { rule: 'ZD804', title: 'the Service aims at a port that is not there', change: (bundle) => { service(bundle).spec.ports[0].targetPort = 'web'; } },
  { rule: 'ZD805', title: 'the Service is in another namespace', change: (bundle) => { service(bundle).metadata.namespace = 'stores'; } },
  {
    rule: 'ZD807',
    title: 'a policy for one version',
    change: where((bundle) => one(bundle, 'NetworkPolicy'), ({ spec }, bundle) => {
      spec.podSelector.matchLabels.version = 'v1';
      workload(bundle).spec.template.metadata.labels.version = 'v1';
    }),
  },
  { rule: 'ZD809', title: 'a policy that lets nobody in', closed: true, change: where((bundle) => one(bundle, 'NetworkPolicy'), ({ spec }) => { spec.ingress = []; }) },
  { rule: 'ZD810', title: 'a Secret that is not there', closed: true, change: (bundle) => { container(bundle).envFrom = [{ secretRef: { name: 'token' } }]; } },
  { rule: 'ZD810', title: 'a ServiceAccount that is not there', closed: true, change: without('ServiceAccount') },
  {
    rule: 'ZD812',
    title: 'another workload has the same labels',
    change: (bundle) => {
      const other = JSON.parse(JSON.stringify(workload(bundle)));
      bundle.push({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { ...other.metadata, name: 'billing' },
        spec: { replicas: 2, selector: other.spec.selector, template: other.spec.template },
      });
    },
  },
  { rule: 'ZD813', title: 'an API that is gone', change: where(budget, (found) => { found.apiVersion = 'policy/v1beta1'; }) },
  { rule: 'ZD813', title: 'an autoscaler of an API that is gone', change: where(autoscaler, (found) => { found.apiVersion = 'autoscaling/v2beta2'; }) },
  { rule: 'ZD815', title: 'the same object twice', change: (bundle) => { bundle.push(JSON.parse(JSON.stringify(service(bundle)))); } },
  {
    rule: 'ZD310',
    title: 'the stable pods go while the canary grows',
    change: where(routed, (found) => {
      found.dynamicStableScale = true;
      delete found.scaleDownDelaySeconds;
    }),
  },
  {
    rule: 'ZD311',
    title: 'one canary pod for half of the requests',
    change: where(routed, (found) => {
      delete found.minPodsPerReplicaSet;
      found.steps = [{ setCanaryScale: { replicas: 1 } }, { setWeight: 50 }, { pause: { duration: '5m' } }];
    }),
  },
  { rule: 'ZD315', title: 'a single canary pod', change: where(routed, (found) => { delete found.minPodsPerReplicaSet; }) },
  {
    rule: 'ZD312',
    title: 'one pod a node, at most',
    change: (bundle) => {
      pod(bundle).affinity = {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: workload(bundle).spec.selector.matchLabels } },
          ],
        },
      };
    },
  },
  {
    rule: 'ZD701',
    title: 'a weight that the pods cannot give',
    change: where(byPods, (_, bundle) => {
      workload(bundle).spec.replicas = 3;
      canary(bundle)!.steps = [{ setWeight: 10 }, { pause: { duration: '5m' } }];
    }),
  },
  {
    rule: 'ZD701',
    title: 'a weight that ten pods nearly double',
    change: where(byPods, (_, bundle) => {
      workload(bundle).spec.replicas = 10;
      canary(bundle)!.steps = [{ setWeight: 5 }, { pause: { duration: '5m' } }];
    }),
  },
];
