import { readFileSync } from 'fs';
import { loadAll } from 'js-yaml';
import { manifestFile } from './story';
import { AnalysisTemplateSpec } from '../../src/manifest/analysis';
import { PodTemplateSpec } from '../../src/manifest/pod';
import { RolloutSpec } from '../../src/manifest/rollout';
import { SimulatedVersion } from '../../src/review/simulation/simulated-version';

interface StoryObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: unknown;
}

/** A version of a story as its manifests alone say, named as its image is; undefined where they have no Rollout. */
export function storyVersion(story: string, version: string): SimulatedVersion | undefined {
  const objects = (loadAll(readFileSync(manifestFile(story, version), 'utf8')) as (StoryObject | null)[]).filter((object) => object !== null);
  const rollout = objects.find(({ kind }) => kind === 'Rollout')?.spec as RolloutSpec | undefined;
  if (!rollout) {
    return undefined;
  }
  const deployment = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === rollout.workloadRef?.name)?.spec;
  const template = (deployment as { readonly template: PodTemplateSpec } | undefined)?.template ?? rollout.template!;
  const templates = objects.filter(({ kind }) => kind === 'AnalysisTemplate')
    .map(({ metadata, spec }): [string, AnalysisTemplateSpec] => [metadata.name, spec as AnalysisTemplateSpec]);
  return { name: imageVersion(template.spec!.containers[0].image!), rollout, templates: new Map(templates) };
}

/** The word that the tag of a story's image begins with. */
function imageVersion(image: string): string {
  return image.split(':')[1].split('-')[0];
}
