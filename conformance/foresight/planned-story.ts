import { readFileSync } from 'fs';
import { loadAll } from 'js-yaml';
import { manifestFile } from './story';
import { Inventory } from '../../src/review/inventory/inventory';
import { PlanOptions } from '../../src/review/plan/plan-options';
import { planReleases } from '../../src/review/plan/plan-releases';
import { PlannedPhase } from '../../src/review/plan/planned-phase';
import { PlannedRelease } from '../../src/review/plan/planned-release';

/** The plan of a version of a story, from nothing but the file that the story applies; `change` is what a planted fault does to it. */
export function plannedStory(
  story: string, version: string, options: PlanOptions, change: (manifests: string) => string = (same) => same,
): PlannedRelease {
  const objects = loadAll(change(readFileSync(manifestFile(story, version), 'utf8')));
  const [plan, ...others] = planReleases(new Inventory(objects.map((object) => ({ object }))), options).filter(({ name }) => name === 'orders');
  if (!plan || others.length > 0) {
    throw new Error(`${story}/${version} has ${others.length + (plan ? 1 : 0)} releases of orders`);
  }
  return plan;
}

/** The phase as `recordedPhases` calls it. */
export function plannedKey({ step, stepIndex, gate }: PlannedPhase): string {
  if (stepIndex !== undefined) {
    return `step ${stepIndex}`;
  }
  return step === 'the last pods are replaced' ? 'last pods'
    : ['manual', 'pause'].includes(gate?.kind ?? '') ? 'pause'
      : step;
}

/** Whether a phase holds the release as it is: otherwise what it sets is in force as the next one begins. */
export function holds({ gate, stepIndex }: PlannedPhase): boolean {
  return stepIndex === undefined || gate !== undefined;
}
