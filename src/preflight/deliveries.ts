import { FoundObject } from '../review/inventory/inventory-object';

/**
 * Charts that can be applied to one cluster together. An app often holds the same objects several times, once for each cluster or stage:
 * a chart that has an object that is there already begins another delivery.
 */
export function deliveriesOf(charts: readonly (readonly FoundObject[])[]): FoundObject[][] {
  const deliveries: { readonly objects: FoundObject[]; readonly identities: Set<string> }[] = [];
  for (const chart of charts) {
    const identities = chart.map(({ object }) => identityOf(object));
    const delivery = deliveries.find((one) => !identities.some((identity) => one.identities.has(identity)));
    if (delivery) {
      delivery.objects.push(...chart);
      identities.forEach((identity) => delivery.identities.add(identity));
    } else {
      deliveries.push({ objects: [...chart], identities: new Set(identities) });
    }
  }
  return deliveries.map(({ objects }) => objects);
}

function identityOf(object: unknown): string {
  const { apiVersion, kind, metadata } = object as Manifest;
  return JSON.stringify([apiVersion.replace(/\/?[^/]*$/, ''), kind, metadata?.namespace, metadata?.name]);
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: Record<string, unknown>;
}
