import { propError } from '../semantics/errors';
import { isWritable } from '../semantics/writable-text';

const IMAGE = /^(?<repository>[a-z0-9][a-z0-9._:/-]*?)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@(?<digest>[a-z0-9]+:[a-f0-9]{32,}))?$/;
const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** An image reference, taken apart. */
export interface ImageReference {
  /** The whole reference, with the registry in front. */
  readonly reference: string;
  /** The tag, if it can be the value of a label. */
  readonly version?: string;
}

/** Puts the registry in front of an image that names none, and refuses one whose content can change under its name. */
export function resolveImage(where: string, prop: string, image: string, registry: string | undefined): ImageReference {
  const match = IMAGE.exec(image);
  const { repository, tag, digest } = match?.groups ?? {};
  if (!repository) {
    throw propError(where, { prop, received: image, accepted: 'repository:tag, repository@digest or both', mend: 'pass an image such as "ghcr.io/acme/orders:1.4.2"' });
  }
  if (digest === undefined && (tag === undefined || tag === 'latest')) {
    throw propError(where, {
      prop,
      received: image,
      accepted: 'an image with a fixed tag or a digest',
      mend: `add one, such as "${repository}:1.4.2": releases start when the reference changes, and going back needs the old one`,
    });
  }
  return {
    reference: registry === undefined || namesRegistry(repository) ? image : `${registry.replace(/\/+$/, '')}/${image}`,
    ...(tag !== undefined && LABEL_VALUE.test(tag) && isWritable(tag) && { version: tag }),
  };
}

function namesRegistry(repository: string): boolean {
  const [first, ...rest] = repository.split('/');
  return rest.length > 0 && (first.includes('.') || first.includes(':') || first === 'localhost');
}
