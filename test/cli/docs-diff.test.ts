import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Folder, run } from './runs';
import { CHANGE_CLASSES } from '../../src/review/diff/change';

const PAGE = join(__dirname, '../../docs/diff.md');
const EDIT = /^```diff\n([\s\S]*?)^```$/m;

/** A block of the page by what stands behind its fence. */
const block = (fence: string) => new RegExp(`^\`\`\`${fence}\\n([\\s\\S]*?)^\`\`\`$`, 'm');

/** The text in which each line with - is the line with + that follows it. */
function edited(text: string, edit: string): string {
  return [...edit.matchAll(/^-(.*)\n\+(.*)$/gm)].reduce((result, [, from, to]) => {
    expect(result.split('\n')).toContain(from);
    return result.replace(from, () => to);
  }, text);
}

test('docs/diff.md shows an edit, and exactly what the command prints of it (UPDATE_DOCS=1 writes it)', () => {
  const page = readFileSync(PAGE, 'utf8');
  const [, before] = block('yaml before').exec(page)!;
  const [, code] = /`npx cdk8s-rollouts diff before\.yaml after\.yaml` prints this and ends with (\d+):/.exec(page)!;
  const folder = new Folder();
  try {
    const files = [folder.file('before.yaml', before), folder.file('after.yaml', edited(before, EDIT.exec(page)![1]))];
    const forms = ['text', 'markdown'].map((form) => ({ form, result: run(['diff', ...files, '--output', form]) }));
    const shown = forms.reduce((text, { form, result }) => text.replace(block(`${form} diff`), () => `\`\`\`${form} diff\n${result.printed}\`\`\``), page);
    if (process.env.UPDATE_DOCS === '1' && shown !== page) {
      writeFileSync(PAGE, shown);
      throw new Error('docs/diff.md was rewritten: review it, then run without UPDATE_DOCS');
    }
    forms.forEach(({ result }) => expect(result).toMatchObject({ code: Number(code), errors: '' }));
    expect(page).toBe(shown);
  } finally {
    folder.remove();
  }
});

test('docs/diff.md and the help of the command name every class with its number', () => {
  const page = readFileSync(PAGE, 'utf8');
  const help = run(['diff', '--help']).printed;
  for (const [name, { title, exitCode }] of Object.entries(CHANGE_CLASSES)) {
    expect(page).toContain(`| ${exitCode} | \`${name}\` | ${title}`);
    expect(help).toMatch(new RegExp(`^ +${exitCode} +${title}$`, 'm'));
  }
});
