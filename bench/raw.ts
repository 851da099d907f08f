import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { ApiObject, ApiObjectProps, App, Chart } from 'cdk8s';

/** The program that is measured: the objects of ours, written out as literals (bench/.work/objects.js), in plain ApiObjects. */
export function construct(outdir: string, count: number): App {
  const objectsOf: (name: string) => ApiObjectProps[] = createRequire(__filename)(resolve('bench/.work/objects.js'));
  const app = new App({ outdir });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  for (let i = 0; i < count; i++) {
    objectsOf(`orders-${i}`).forEach((object, index) => new ApiObject(chart, `orders-${i}-${index}`, object));
  }
  return app;
}
