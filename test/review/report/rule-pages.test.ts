import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { DEFAULT_SETTINGS, Settings } from '../../../src/review/engine/settings';
import { pageOf } from '../../../src/review/report/rule-address';
import { CATALOGUE } from '../../../src/review/report/rule-catalogue';
import { PageExample, renderArgoPage, renderRuleIndex, renderRulePage } from '../../../src/review/report/rule-page';
import { casesOf, RuleCase, rulesWithCases } from '../rule-cases';

const rewrite = process.env.UPDATE_DOCS === '1';
const FOLDER = join(__dirname, '../../../docs/rules');

/** The options without which the command line would not evaluate the case as its test does. */
function optionsOf(settings: Settings): string[] {
  const differs = (name: keyof Settings) => String(settings[name]) !== String(DEFAULT_SETTINGS[name]);
  return [
    ...(settings.closed ? ['--closed'] : []),
    ...(settings.hardening ? ['--hardening'] : []),
    ...(differs('profile') ? [`--profile ${settings.profile}`] : []),
    ...(differs('kubernetes') ? [`--kubernetes ${settings.kubernetes}`] : []),
    ...(differs('argoRollouts') ? [`--argo-rollouts ${settings.argoRollouts}`] : []),
  ];
}

function example(one: RuleCase | undefined): PageExample | undefined {
  return one && { title: one.title, manifests: one.manifests, options: optionsOf(one.settings), findings: one.finds.map(({ finding }) => finding) };
}

/** Every page by the name of its file. */
function pages(): Record<string, string> {
  const tested = new Set(rulesWithCases());
  const own = CATALOGUE.filter((rule) => pageOf(rule) === `${rule.id}.md`).map((rule) => {
    const cases = tested.has(rule.id) ? casesOf(rule.id) : [];
    const examples = { failing: example(cases.find(({ fails }) => fails)), passing: example(cases.find(({ fails }) => !fails)) };
    return [pageOf(rule), renderRulePage(rule, examples)];
  });
  return Object.fromEntries([...own, [pageOf({ id: 'AR' }), renderArgoPage(CATALOGUE)], ['README.md', renderRuleIndex(CATALOGUE)]]);
}

describe('the pages in docs/rules are those of the rules and their tests (UPDATE_DOCS=1 writes them)', () => {
  const rendered = pages();

  test.each(Object.keys(rendered))('%s', (name) => {
    const file = join(FOLDER, name);
    const written = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (rewrite && written !== rendered[name]) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, rendered[name]);
      throw new Error(`${file} was rewritten: review it, then run without UPDATE_DOCS`);
    }
    expect(written).toBe(rendered[name]);
  });

  test('no page is left over', () => {
    const left = readdirSync(FOLDER).filter((name) => !Object.hasOwn(rendered, name));
    if (rewrite) {
      left.forEach((name) => rmSync(join(FOLDER, name)));
    }
    expect(left).toEqual([]);
  });

  test('links between the pages lead somewhere', () => {
    const broken = Object.entries(rendered).flatMap(([name, text]) => [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, target]) => target).filter((target) => !existsSync(join(FOLDER, target))).map((target) => `${name}: ${target}`));
    expect(broken).toEqual([]);
  });
});

test('a page of the hardening pack says so, and an example the options that it needs', () => {
  const rule = { ...CATALOGUE[0], pack: 'hardening' as const, limits: 'Sees no files.', reviewed: 'No false alarm in 12 findings.' };
  const page = renderRulePage(rule, { failing: { title: 'one', manifests: 'kind: A\n', options: ['--closed'], findings: ['error A/a: wrong'] } });

  expect(page).toContain('Evaluated only with `--hardening`.');
  expect(page).toContain('## Fails: one\n\n```yaml\nkind: A\n```\n\nWith `--closed`.\n\n```text\nerror A/a: wrong\n```\n');
  expect(page).toContain('## Limits\n\nSees no files.\n\n## Reviewed\n\nNo false alarm in 12 findings.\n');
  expect(page).not.toContain('## Passes');
});
