import { execFileSync } from 'child_process';
import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { dump } from 'js-yaml';
import { cleanBundle } from './clean';
import { plant, PLANTED_FAULTS } from './faults';
import { Form, installedLinters, LINTERS, printed } from './linters';
import { added, Noticed, Said } from './noticed';
import { report } from './report';
import { conformanceData } from '../../conformance/client/conformance-data';
import { Manifest } from '../../test/review/mutations/bundles';

/**
 * `run.ts [SERVICES]` writes bench/LINTERS.md: the CPU that bench/linters.sh measures on so many services, and which linter notices which planted fault.
 * It needs what conformance/lint/install puts into conformance/.work, and the CustomResourceDefinitions of CONFORMANCE_DATA for kubeconform. No part of CI.
 */
const SERVICES = Number(process.argv[2] ?? 1000);
const WORK = resolve('bench/.work/planted-faults');

/** Writes the objects in both forms and gives their files. */
function written(name: string, objects: readonly Manifest[]): Record<Form, string> {
  const folder = join(WORK, name.replaceAll(/\W+/g, '-'));
  mkdirSync(folder, { recursive: true });
  const files = { 'manifests': join(folder, 'manifests.yaml'), 'lint-view': join(folder, 'lint-view.yaml') };
  writeFileSync(files.manifests, objects.map((object) => dump(object)).join('---\n'));
  writeFileSync(files['lint-view'], printed(['lint-view', files.manifests]));
  return files;
}

/** What each linter says of the objects. */
function said(name: string, objects: readonly Manifest[]): Said[][] {
  process.stderr.write(`${name}\n`);
  const files = written(name, objects);
  return LINTERS.map(({ form, read }) => read(files[form]));
}

/** Something that every linter objects to: one that is installed wrongly would look like one that notices nothing. */
function careless(): Manifest {
  const labels = { app: 'careless' };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'careless', image: 'careless' }] } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'careless', namespace: 'shop' }, spec: { replica: 3, selector: { matchLabels: labels }, template } };
}

if (!conformanceData('crds')) {
  throw new Error('kubeconform needs the schemas of custom kinds: CONFORMANCE_DATA names no folder that has crds/');
}
rmSync(WORK, { recursive: true, force: true });
const bundle = cleanBundle();
const clean = said('the clean bundle', bundle);
const control = said('a careless Deployment', [...bundle, careless()]);
const silent = LINTERS.filter((_, index) => added(clean[index], control[index]).length === 0);
if (silent.length > 0) {
  throw new Error(`what every linter should notice is not noticed by ${silent.map(({ name }) => name).join(', ')}`);
}
const noticed = PLANTED_FAULTS.map((fault): Noticed => {
  const after = said(fault.name, plant(fault, bundle));
  return { fault, by: LINTERS.map((_, index) => added(clean[index], after[index])) };
});
const cpu = execFileSync('bench/linters.sh', [String(SERVICES)], { encoding: 'utf8', env: { ...process.env, CHECKOV: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
const text = report({ linters: LINTERS, clean, noticed, cpu, versions: installedLinters(), objects: bundle.length });
writeFileSync('bench/LINTERS.md', text);
process.stdout.write(text);
