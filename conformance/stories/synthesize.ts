/**
 * Writes the manifests of all versions of the stories named, each to OUT/STORY/VERSION.yaml.
 *
 * usage: synthesize.ts OUT STORY.yaml...
 */
import * as fs from 'fs';
import * as path from 'path';
import { App, Chart, Yaml } from 'cdk8s';
import { Platform } from 'cdk8s-rollouts';
import { load } from 'js-yaml';
import { Plant, plantedManifests } from './plant';
import { StoryApp } from './release';

/** The part of a story's file that matters here. */
interface StoryFile {
  readonly app: string;
  readonly versions: Record<string, string>;
}

/** A story that is broken on purpose: which one, and how. */
interface BrokenFile {
  readonly breaks?: string;
  readonly plant?: Plant[];
}

/** Where the runner of the stories answers metric queries: ANSWERS/STORY. */
const ANSWERS = 'http://127.0.0.1:19090';

const [out, ...files] = process.argv.slice(2);
for (const file of files) {
  const story = path.basename(file, path.extname(file));
  const { breaks, plant = [] } = read<BrokenFile>(file);
  const { app: name, versions } = read<StoryFile>(breaks === undefined ? file : path.join(path.dirname(file), '..', `${breaks}.yaml`));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which app it is stands in the data
  const build: StoryApp = require(path.join(__dirname, 'apps', name)).default;
  fs.mkdirSync(path.join(out, story), { recursive: true });
  for (const [version, image] of Object.entries(versions)) {
    const app = new App();
    const prometheus = `${ANSWERS}/${story}`;
    Platform.define(app, { prometheus: { address: prometheus }, kubernetesVersion: '1.34', argoRolloutsVersion: '1.10' });
    build(new Chart(app, 'shop', { namespace: story }), { version, image, prometheus });
    fs.writeFileSync(path.join(out, story, `${version}.yaml`), Yaml.stringify(...plantedManifests(app, plant)));
  }
}

function read<T>(file: string): T {
  return load(fs.readFileSync(file, 'utf8')) as T;
}
