import { Rule } from '../../engine/rule';
import { imageReference, isMoved } from '../../inventory/image-reference';
import { title } from '../../inventory/inventory-object';
import { podContainers } from '../../inventory/pod-containers';

export const MUTABLE_IMAGE: Rule = {
  id: 'ZD904',
  name: 'mutable-image',
  group: 'hardening',
  severity: 'warning',
  title: 'The image is another one from day to day',
  rationale: 'A pod that starts again, on another node or after a scale-up, brings in a version that no release has tested. '
    + 'Going back to the old version goes back to the same tag, and so to the new image: there is no way back.',
  mend: 'Name a tag that is never moved, or a digest.',
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  limits: 'Speaks of images without a tag, and of tags such as latest, main or nightly. Whether any other tag is moved cannot be seen; a digest is always right. Base manifests whose images kustomize replaces are reported as they stand.',
  reviewed: '11 findings in 1 of 109 public sets of manifests: the images of the online boutique, which its build tool gives a tag before they are applied. Right for the files as they stand; check what is applied.',
  *check({ relations }) {
    for (const { container: { name, image }, path, workload: { templateObject } } of podContainers(relations)) {
      const { tag, digest } = imageReference(image ?? '');
      if (image && digest === undefined && isMoved(tag)) {
        yield {
          object: templateObject,
          path: `${path}.image`,
          message: `container ${name} of ${title(templateObject)} runs ${image}, which ${tag === undefined ? 'has no tag and means latest' : 'is moved with every build'}: pods that restart change their version, and undo does not bring the old one back`,
          mend: `name a tag that is never moved, such as ${image.replace(/:[^/:]+$/, '')}:1.4.2, or a digest`,
        };
      }
    }
  },
};
