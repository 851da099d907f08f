import { Draft } from './draft';
import { JsonObject, mapsAt, textAt, textsByKey } from '../code/json';

/** Configuration of a release in a ConfigMap that is named by its content. */
export interface ReleaseConfig {
  readonly name: string;
  readonly data: JsonObject;
  /** Whether it is a volume; otherwise it is in the environment. */
  readonly mounted: boolean;
}

/** The configuration that the construct makes a ConfigMap of; undefined where that stays beside it. */
export function configOf({ release, kept }: Draft): ReleaseConfig | undefined {
  const config = release.all('ConfigMap').find(({ metadata, immutable }) => (
    immutable === true && textAt(metadata, 'name')?.startsWith(`${release.name}-config-`)
  ));
  const name = textAt(config, 'metadata', 'name');
  const data = config && textsByKey(config, 'data') || {};
  const mounted = mapsAt(release.pods, 'spec', 'volumes').some((volume) => volume.name === 'config' && textAt(volume, 'configMap', 'name') === name);
  return kept.has('config') || name === undefined ? undefined : { name, data, mounted };
}
