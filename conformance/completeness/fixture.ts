import { ApiObject, App, Chart } from 'cdk8s';
import { ExternalObject } from '../client/oracle-protocol';

/** Objects made with the typed API that are applied together, and what they refer to. */
export interface Fixture {
  readonly title: string;
  readonly objects: any[];
  readonly external: ExternalObject[];
}

/** A pod template as other manifests have it: what stands in it is not ours. */
export function podTemplate(app: string) {
  return { metadata: { labels: { app } }, spec: { containers: [{ name: app, image: `ghcr.io/acme/${app}:1.4.2` }] } };
}

export function fixture(title: string, build: (chart: Chart) => void, external: ExternalObject[] = []): Fixture {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  build(chart);
  // Not by way of synthesis: preflight would object to fields that are set only to show that they can be.
  const objects = chart.node.findAll().filter((one) => ApiObject.isApiObject(one)).map((object) => object.toJson());
  return { title, objects, external: external.map((object) => ({ namespace: 'shop', ...object })) };
}

export function services(...names: string[]): ExternalObject[] {
  return names.map((name) => ({ kind: 'Service', name }));
}
