import { PlannedImage } from './planned-release';
import { imageReference } from '../inventory/image-reference';
import { placedContainers } from '../inventory/pod-containers';
import { isSidecar } from '../inventory/pod-needs';
import { Workload } from '../inventory/workload';

/** The image of every container, those that run before the others first. A container without an image is left out: the API server refuses it. */
export function plannedImages(workload: Pick<Workload, 'pod' | 'containers'>): PlannedImage[] {
  const before = new Set((workload.pod.initContainers ?? []).filter((container) => !isSidecar(container)));
  return placedContainers(workload).flatMap(({ container }) => {
    const { name: containerName = '', image } = container;
    return image === undefined || image === '' ? [] : [{ container: containerName, image, ...imageReference(image), initial: before.has(container) }];
  });
}
