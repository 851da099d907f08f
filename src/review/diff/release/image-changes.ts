import { placedContainers } from '../../inventory/pod-containers';
import { Workload } from '../../inventory/workload';

/** A container that runs another image. */
export interface ImageChange {
  readonly container: string;
  readonly before: string;
  readonly after: string;
}

export function imageChanges(before: Workload, after: Workload): readonly ImageChange[] {
  const images = new Map(placedContainers(before).map(({ container: { name = '', image } }) => [name, image]));
  return placedContainers(after).flatMap(({ container: { name = '', image } }) => {
    const was = images.get(name);
    return was !== undefined && image !== undefined && was !== image ? [{ container: name, before: was, after: image }] : [];
  });
}

/** `image of orders ghcr.io/acme/orders:1.4.2 → ghcr.io/acme/orders:1.5.0` */
export function printImages(images: readonly ImageChange[]): readonly string[] {
  return images.map(({ container, before, after }) => `image of ${container} ${before} → ${after}`);
}
