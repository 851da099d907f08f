import { Rule } from '../../engine/rule';
import { imageReference, isMoved } from '../../inventory/image-reference';
import { title } from '../../inventory/inventory-object';
import { podContainers } from '../../inventory/pod-containers';

export const IMAGE_WITHOUT_DIGEST: Rule = {
  id: 'ZD905',
  name: 'no-digest',
  group: 'hardening',
  pack: 'hardening',
  severity: 'info',
  title: 'The image is named by a tag only',
  rationale: 'Whoever may push to the registry can move the tag: what runs after a restart is then not what was tested.',
  mend: 'Append the digest: name:tag@sha256:...',
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  limits: 'Tags that are moved by habit, and images without one, are those of ZD904.',
  reviewed: '85 findings in 84 of 109 public sets of manifests, looked through: all right; a single image there has a digest.',
  *check({ relations }) {
    for (const { container: { name, image }, path, workload: { templateObject } } of podContainers(relations)) {
      const { tag, digest } = imageReference(image ?? '');
      if (image && digest === undefined && !isMoved(tag)) {
        yield {
          object: templateObject,
          path: `${path}.image`,
          message: `container ${name} of ${title(templateObject)} runs ${image}, and the tag can be moved to another image`,
          mend: `append the digest: ${image}@sha256:...`,
        };
      }
    }
  },
};
