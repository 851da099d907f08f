/** An image's name taken apart. */
export interface ImageReference {
  readonly tag?: string;
  readonly digest?: string;
}

/** Takes the name of an image apart. The colon of a registry's port is no tag. */
export function imageReference(image: string): ImageReference {
  const [name, digest] = image.split('@', 2);
  const tag = /:([^/:]+)$/.exec(name)?.[1];
  return { tag, digest };
}

/** Tags that are moved with every build, by what they say. */
const MOVING_TAGS: ReadonlySet<string> = new Set(['latest', 'main', 'master', 'develop', 'dev', 'edge', 'nightly', 'snapshot']);

/** Whether a tag means another image from day to day. None means latest. */
export function isMoved(tag: string | undefined): boolean {
  return tag === undefined || MOVING_TAGS.has(tag.toLowerCase());
}
