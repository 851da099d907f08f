import { canary, hostile, releases } from './releases';
import { below, Read, readMarkup, textIn } from './strict-markup';
import { htmlPlan } from '../../../../src/review/report/plan/html';

const page = (...shown: Parameters<typeof htmlPlan>[0]) => htmlPlan(shown, { colours: false });
const read = (html: string) => readMarkup(html.replace('<!DOCTYPE html>\n', ''));
const named = (element: Read, wanted: string) => below(element).filter(({ name }) => name === wanted);

test('is one file that loads nothing and runs nothing, and forbids both', () => {
  const html = page(...releases);
  const root = read(html);
  const policy = named(root, 'meta').find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')!;
  expect(policy.attributes.content).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/);
  expect(below(root).map(({ name }) => name)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(script|link|img|iframe|object|image|use)$/)]));
  expect(below(root).flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => /^on|^style$|^src$/.test(name))).toEqual([]);
  expect(below(root).flatMap(({ attributes }) => attributes.href ?? []).every((target) => target.startsWith('#'))).toBe(true);
  expect(page(...releases)).toBe(html);
});

test('leads to each of several releases, and every id is there once', () => {
  const root = read(page(...releases));
  const targets = named(root, 'a').map(({ attributes }) => attributes.href.slice(1));
  const ids = below(root).flatMap(({ attributes }) => attributes.id ?? []);
  expect(targets).toHaveLength(releases.length);
  expect(ids).toEqual(expect.arrayContaining(targets));
  expect(new Set(ids).size).toBe(ids.length);
  expect(named(read(page(canary)), 'nav')).toEqual([]);
});

test('shows each release as a picture for wide screens and one for phones, and the questions with their tables', () => {
  const root = read(page(canary));
  expect(named(root, 'svg').map(({ attributes }) => Number(attributes.width))).toEqual([800, 358]);
  expect(named(root, 'h1').map(textIn)).toEqual(['Rollout orders in namespace shop']);
  expect(named(root, 'h2').map(textIn)).toEqual([
    'Which images run', 'How many pods there are at each moment', 'Which Service gets the stable version\'s requests', 'Where the new version\'s requests go',
    'What must pass before promotion', 'How to abort in each phase', 'How long it takes', 'What it needs at its peak', 'What the controller makes or changes',
    'What no gate watches', 'Draining', 'What the first deployment leaves out', 'What this plan takes for granted',
  ]);
  const rows = named(named(root, 'tbody')[0], 'tr').map((row) => named(row, 'td').map(textIn));
  // On a phone a row is a card, in which each cell says what it is.
  expect(named(named(root, 'tbody')[0], 'td').slice(0, 3).map(({ attributes }) => attributes['data-title'])).toEqual(['Phase', 'What happens', 'Begins after']);
  expect(rows[1]).toEqual(['2–3', 'setWeight: 25, pause: {}', '5 min 40 s', '25 %', '10', '3', '13']);
});

test('names that mean something in HTML are text, and nothing else', () => {
  const root = read(page(hostile()));
  expect(named(root, 'script')).toEqual([]);
  expect(textIn(named(root, 'h1')[0])).toContain('</title><script>alert("1")</script>\'&amp;|`b`\\u000a\\u001b[2J\\u202e*x*');
});
