import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { everyRouter, routersPage } from './routers-page';
import { ROUTER_CAPABILITIES, ROUTER_NAMES, RouterKey } from '../../src/semantics/router-capabilities';

const FILE = join(__dirname, '../../docs/routers.md');

test('docs/routers.md says what the code says', () => {
  const page = routersPage();
  if (process.env.UPDATE_DOCS === '1') {
    writeFileSync(FILE, page);
  }
  expect(readFileSync(FILE, 'utf8')).toBe(page);
});

test('the page has every router of Argo Rollouts and every class of ours', () => {
  const page = routersPage();
  for (const key of Object.keys(ROUTER_CAPABILITIES) as RouterKey[]) {
    expect(page).toContain(`| ${ROUTER_NAMES[key]} (\`${key}\`) |`);
  }
  expect(everyRouter().length).toBeGreaterThanOrEqual(10);
  for (const [name] of everyRouter()) {
    expect(page).toContain(`\n## ${name}\n`);
  }
});

test('what came with a release line says so', () => {
  expect(routersPage()).toMatch(/\(`plugins`\) \| yes \| any \| from 1\.10 \| yes \| from 1\.10 \| yes \| - \|/);
});
