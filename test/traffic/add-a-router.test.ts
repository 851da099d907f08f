import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const FILE = join(__dirname, '../../docs/add-a-router.md');

/** The example as it would stand in the rooms: `src/traffic/` and `test/traffic/`. */
function inItsRoom(name: string): string {
  return readFileSync(join(__dirname, 'example', name), 'utf8')
    .replaceAll('\'../../../src/semantics/', '\'../semantics/')
    .replaceAll('\'../../../src/traffic/', name.endsWith('.test.ts') ? '\'../../src/traffic/' : '\'./')
    .replaceAll('\'./contour-router\'', name.endsWith('.test.ts') ? '\'../../src/traffic/contour-router\'' : '\'./contour-router\'')
    .replaceAll('\'../route-target\'', '\'./route-target\'')
    .trimEnd();
}

/** The page with the example between its marks as the code is now. */
function withExample(page: string, name: string): string {
  const mark = `<!-- ${name} -->`;
  const [before, , after] = page.split(mark);
  return [before, `\n\`\`\`ts\n${inItsRoom(name)}\n\`\`\`\n`, after].join(mark);
}

test('docs/add-a-router.md shows the example that is compiled and tested here', () => {
  const page = readFileSync(FILE, 'utf8');
  const current = ['contour-router.ts', 'contour-router.test.ts'].reduce(withExample, page);
  if (process.env.UPDATE_DOCS === '1') {
    writeFileSync(FILE, current);
  }
  expect(readFileSync(FILE, 'utf8')).toBe(current);
});
