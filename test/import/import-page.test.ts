import { readFileSync } from 'fs';
import { join } from 'path';
import { LibraryTrial } from '../../src/cli/library-trial';
import { importManifests } from '../../src/import/import-manifests';
import { printProgram } from '../../src/import/program';
import { readManifests } from '../../src/import/yaml/read-manifests';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'import.md'), 'utf8');
const block = (info: string) => page.split(`\`\`\`${info}\n`)[1].split('```')[0];

test('the page shows what --construct makes of its manifests', () => {
  const { manifests } = readManifests('orders.yaml', block('yaml import'));
  expect(block('ts complete import')).toBe(printProgram(importManifests(manifests, new LibraryTrial(), { construct: true }).charts));
});
