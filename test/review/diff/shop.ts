import { Inventory } from '../../../src/review/inventory/inventory';
import { readManifests } from '../../../src/yaml/read-manifests';

/** An object that a test may change as it likes. */
export type Manifest = any;

/** Objects by `Kind/name`, in the order in which they are applied. */
export type Objects = Record<string, Manifest>;

/** A shop that lives: a canary behind an Ingress, a blue-green release, a rolling update and what is around them. */
const SHOP = `
apiVersion: v1
kind: ConfigMap
metadata: { name: orders-config }
data: { log: info }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: orders-flags }
data: { banner: "on" }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: orders-3f2a9c }
immutable: true
data: { currency: EUR }
---
apiVersion: v1
kind: Secret
metadata: { name: orders-database }
type: Opaque
stringData: { password: correct horse }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: orders }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: reports }
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 10Gi } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, labels: { app: orders } }
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
    - { name: metrics, port: 9090, targetPort: metrics }
---
apiVersion: v1
kind: Service
metadata: { name: orders-canary }
spec:
  selector: { app: orders }
  ports: [{ name: http, port: 80, targetPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata: { name: basket }
spec:
  selector: { app: basket }
  ports: [{ name: http, port: 80, targetPort: http }]
---
apiVersion: v1
kind: Service
metadata: { name: basket-preview }
spec:
  selector: { app: basket }
  ports: [{ name: http, port: 80, targetPort: http }]
---
apiVersion: v1
kind: Service
metadata: { name: search }
spec:
  type: LoadBalancer
  selector: { app: search }
  ports: [{ port: 80, targetPort: http }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: orders }
spec:
  ingressClassName: nginx
  rules:
    - host: orders.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: orders, port: { name: http } } } }] }
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: success-rate }
spec:
  metrics:
    - name: success-rate
      interval: 1m
      count: 3
      successCondition: result[0] >= 0.99
      provider: { prometheus: { address: http://prometheus.monitoring:9090, query: "sum(rate(http_requests_total[1m]))" } }
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: orders }
spec:
  replicas: 4
  selector: { matchLabels: { app: orders } }
  strategy:
    canary:
      stableService: orders
      canaryService: orders-canary
      trafficRouting: { nginx: { stableIngress: orders } }
      steps:
        - setWeight: 25
        - pause: { duration: 5m }
        - analysis: { templates: [{ templateName: success-rate }] }
  template:
    metadata: { labels: { app: orders } }
    spec:
      serviceAccountName: orders
      containers:
        - name: orders
          image: ghcr.io/acme/orders:1.4.2
          ports: [{ name: http, containerPort: 8080 }, { name: metrics, containerPort: 9090 }]
          env:
            - { name: PASSWORD, valueFrom: { secretKeyRef: { name: orders-database, key: password } } }
            - { name: CURRENCY, valueFrom: { configMapKeyRef: { name: orders-3f2a9c, key: currency } } }
          resources: { requests: { cpu: 1000m, memory: 1Gi } }
          volumeMounts: [{ name: config, mountPath: /etc/orders }, { name: flags, mountPath: /etc/flags.json, subPath: flags.json }]
      volumes: [{ name: config, configMap: { name: orders-config } }, { name: flags, configMap: { name: orders-flags } }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: orders } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: orders }
spec: { podSelector: { matchLabels: { app: orders } }, policyTypes: [Ingress], ingress: [{ ports: [{ port: 8080 }] }] }
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: basket }
spec:
  selector: { matchLabels: { app: basket } }
  strategy: { blueGreen: { activeService: basket, previewService: basket-preview } }
  template:
    metadata: { labels: { app: basket } }
    spec: { containers: [{ name: basket, image: "ghcr.io/acme/basket:2.0.0", ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: basket }
spec:
  scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: basket }
  minReplicas: 3
  maxReplicas: 9
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: search }
spec:
  replicas: 3
  selector: { matchLabels: { app: search } }
  template:
    metadata: { labels: { app: search, tier: web } }
    spec: { containers: [{ name: search, image: "ghcr.io/acme/search:5", ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: queue }
spec:
  serviceName: queue
  replicas: 3
  selector: { matchLabels: { app: queue } }
  template:
    metadata: { labels: { app: queue } }
    spec: { containers: [{ name: queue, image: "ghcr.io/acme/queue:7" }] }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec: { restartPolicy: Never, containers: [{ name: migrate, image: "ghcr.io/acme/migrate:1" }] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: orders }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: orders }]
`;

const PARSED = JSON.stringify(keyed(manifestsIn(SHOP)));

/** A shop of one's own. */
export function shop(): Objects {
  return JSON.parse(PARSED) as Objects;
}

export function manifestsIn(yaml: string): Manifest[] {
  const { manifests, problems } = readManifests('example.yaml', yaml);
  if (problems.length > 0) {
    throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  }
  return manifests.map(({ object }) => object);
}

function keyed(manifests: readonly Manifest[]): Objects {
  return Object.fromEntries(manifests.map((manifest) => [`${manifest.kind}/${manifest.metadata.name}`, manifest]));
}

/** The shop before and after an edit. */
export function applied({ given, edit }: { readonly given?: (objects: Objects) => void; readonly edit: (objects: Objects) => void }) {
  const [before, after] = [shop(), shop()];
  [before, after].forEach((objects) => given?.(objects));
  edit(after);
  return { before, after };
}

export function inventoryOf(objects: readonly unknown[]): Inventory {
  return new Inventory(objects.map((object) => ({ object })));
}
