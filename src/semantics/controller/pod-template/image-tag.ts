const PATH = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const REGISTRY = /^(?:localhost|[^/]*[.:][^/]*|[^/]*[A-Z][^/]*)$/;
const REFERENCE = /^([^@]*?)(?::([\w][\w.-]{0,127}))?(@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$/;

/** The pull policy that an image gets where none is given: a tag that moves is looked up again for every pod. */
export function defaultPullPolicy(image: string): string {
  return imageTag(image) === 'latest' ? 'Always' : 'IfNotPresent';
}

/** The tag that an image is pulled by; none where a digest says it all, or where the text names no image. */
function imageTag(image: string): string | undefined {
  const [, name = '', tag, digest] = REFERENCE.exec(image) ?? [];
  const slash = name.indexOf('/');
  const registry = slash > 0 && REGISTRY.test(name.slice(0, slash));
  if (!PATH.test(registry ? name.slice(slash + 1) : name) || /^[0-9a-f]{64}$/.test(name)) {
    return undefined;
  }
  return tag ?? (digest ? undefined : 'latest');
}
