import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Folder, run } from './runs';

const README = join(__dirname, '../../README.md');
const OUTPUT = /^```text check\n([\s\S]*?)^```$/m;

test('the README shows the command on a manifest, and exactly what it prints (UPDATE_DOCS=1 writes it)', () => {
  const readme = readFileSync(README, 'utf8');
  const [, manifest] = /^```yaml check\n([\s\S]*?)^```$/m.exec(readme)!;
  const [, call, code] = /`npx cdk8s-rollouts (check orders\.yaml)` prints this and ends with (\d):/.exec(readme)!;
  const folder = new Folder();
  try {
    const path = folder.file('orders.yaml', manifest);
    const result = run(call.split(' ').map((word) => (word === 'orders.yaml' ? path : word)));
    const printed = result.printed.replaceAll(path, 'orders.yaml');
    if (process.env.UPDATE_DOCS === '1' && OUTPUT.exec(readme)![1] !== printed) {
      writeFileSync(README, readme.replace(OUTPUT, () => `\`\`\`text check\n${printed}\`\`\``));
      throw new Error('README.md was rewritten: review it, then run without UPDATE_DOCS');
    }
    expect(result).toMatchObject({ code: Number(code), errors: '' });
    expect(OUTPUT.exec(readme)![1]).toBe(printed);
  } finally {
    folder.remove();
  }
});
