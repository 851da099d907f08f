/**
 * Writes scenarios as stories, OUT/NAME.yaml, and the manifests of all their versions, OUT/stories/NAME/VERSION.yaml.
 *
 * usage: synthesize.ts OUT (push|full) [SCENARIO...]
 */
import * as fs from 'fs';
import * as path from 'path';
import { App, Chart, Yaml } from 'cdk8s';
import { Platform } from 'cdk8s-rollouts';
import { dump, load } from 'js-yaml';
import { scenarioStory } from './scenario-story';
import { Table } from './table';
import { plantedManifests } from '../stories/plant';
import { StoryApp } from '../stories/release';

/** The real Prometheus that scrapes the pods. */
const PROMETHEUS = 'http://127.0.0.1:9090';

const [out, size, ...only] = process.argv.slice(2);
if (size !== 'push' && size !== 'full') {
  throw new Error(`size is ${size}, not push or full`);
}
const table = load(fs.readFileSync(path.join(__dirname, 'scenarios.yaml'), 'utf8')) as Table;
const chosen = table.scenarios.filter(({ name, push }) => only.length > 0 ? only.includes(name) : size === 'full' || push);
for (const scenario of chosen) {
  const story = scenarioStory(table, scenario, size);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which app it is stands in the data
  const build: StoryApp = require(path.join(__dirname, 'apps', scenario.app)).default;
  const folder = path.join(out, 'stories', scenario.name);
  fs.mkdirSync(folder, { recursive: true });
  for (const [version, image] of Object.entries(story.versions)) {
    const app = new App();
    Platform.define(app, { prometheus: { address: PROMETHEUS }, kubernetesVersion: '1.34', argoRolloutsVersion: '1.10' });
    build(new Chart(app, 'shop', { namespace: scenario.name }), { version, image, prometheus: PROMETHEUS });
    fs.writeFileSync(path.join(folder, `${version}.yaml`), Yaml.stringify(...plantedManifests(app, scenario.plant ?? [])));
  }
  fs.writeFileSync(path.join(out, `${scenario.name}.yaml`), dump(story, { noRefs: true }));
}
