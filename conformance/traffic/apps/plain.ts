import { ApiObject } from 'cdk8s';
import { StoryApp } from '../../stories/release';

/** What `kubectl create deployment --port`, `kubectl expose` and `kubectl create ingress` write: every safety is left to defaults. */
const app: StoryApp = (chart, { image }) => {
  const labels = { app: 'orders' };
  new ApiObject(chart, 'Deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', labels },
    spec: {
      replicas: 4,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'orders', image, ports: [{ containerPort: 8080 }] }] } },
    },
  });
  new ApiObject(chart, 'Service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'orders', labels },
    spec: { selector: labels, ports: [{ port: 80, protocol: 'TCP', targetPort: 8080 }] },
  });
  const backend = { service: { name: 'orders', port: { number: 80 } } };
  new ApiObject(chart, 'Ingress', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'orders' },
    spec: { ingressClassName: 'nginx', rules: [{ host: `${chart.namespace}.example.com`, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] },
  });
};

export default app;
