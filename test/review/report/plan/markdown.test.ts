import { blueGreen, canary, hostile, HOSTILE, releases, rolling } from './releases';
import { markdownPlan } from '../../../../src/review/report/plan/markdown';

const written = (...shown: Parameters<typeof markdownPlan>[0]) => markdownPlan(shown, { colours: false });
/** What stands below a heading. */
const answer = (text: string, title: string) => new RegExp(`^\\*\\*${title}\\*\\*\\n\\n([\\s\\S]*?)\\n\\n(?:\\*\\*|<details>|</details>)`, 'm').exec(text)![1];

test('has a heading, one line about all of it, and the six questions in sight', () => {
  const text = written(canary);
  expect(text.split('\n').slice(0, 3)).toEqual([
    '## Rollout `orders` in namespace `shop`',
    '',
    'canary by Gateway API; takes at least 1 h 17 min 30 s plus 1 manual promotion; at most 20 pods, 10 at rest; '
    + 'at most 5 % of the requests by HTTPRoute orders reach the new version before anything but time judges it',
  ]);
  const [inSight, folded] = text.split('<details>');
  expect([...inSight.matchAll(/^\*\*(.*)\*\*$/gm)].map(([, title]) => title)).toEqual([
    'Which images run', 'How many pods there are at each moment', 'Which Service gets the stable version\'s requests', 'Where the new version\'s requests go',
    'What must pass before promotion', 'How to abort in each phase',
  ]);
  expect(folded).toMatch(/^\n<summary>[^<]+<\/summary>\n\n\*\*How long it takes\*\*/);
  expect(folded).toMatch(/\n<\/details>\n$/);
});

test('says which images run, and what could move them', () => {
  expect(answer(written(canary), 'Which images run')).toBe([
    '- `migrate`: `ghcr.io/acme/migrate` (init container; neither tag nor digest: latest)',
    '- `orders`: `ghcr.io/acme/orders:1.4.2` (tag 1.4.2 without a digest)',
    '- `proxy`: `envoy:1.30@sha256:0a1b2c` (pinned by its digest)',
  ].join('\n'));
});

test('lists the pods of each state, a weight and the pause behind it in one row', () => {
  expect(answer(written(canary), 'How many pods there are at each moment').split('\n').slice(0, 4)).toEqual([
    '| Phase | What happens | Begins after | New gets at end | Stable pods | New pods | Most pods |',
    '|---|---|--:|--:|--:|--:|--:|',
    '| 0–1 | `setWeight: 5`, `pause: 5m` | 0 s | 5 % | 10 | 2 | 12 |',
    '| 2–3 | `setWeight: 25`, `pause: {}` | 5 min 40 s | 25 % | 10 | 3 | 13 |',
  ]);
});

test('says what must pass, with the metrics of each analysis and what aborts', () => {
  const text = answer(written(canary), 'What must pass before promotion');
  expect(text).toContain('- phase 3, `pause: {}`: a person who promotes it\n  - by hand: `kubectl argo rollouts promote orders -n shop`\n');
  expect(text).toContain('    - aborts: on the 2nd failed sample, at the earliest after 3 min\n');
  expect(text).toContain('    - query: `(sum(rate(ok{pod=~"orders|x"}[2m])) or vector(0)) / (sum(rate(all[2m])) > 0)`');
  expect(text).toContain('not all of its templates are among the manifests');
  expect(answer(written(rolling), 'What must pass before promotion')).toBe('Nothing but the readiness of the pods.');
});

test('says how to abort, in each phase, and what is the way back when an abort does nothing any more', () => {
  const text = answer(written(canary), 'How to abort in each phase');
  expect(text).toContain('| 0–7 | abort | at once |\n| 8 | undo | after about 19 min 40 s |');
  expect(answer(written(blueGreen), 'How to abort in each phase')).toContain('| 2–3 | abort | after about 2 s |');
  expect(answer(written(rolling), 'How to abort in each phase')).toContain('Nothing aborts it without a person.');
});

test('several releases begin with a table of all, and those that only readiness judges are folded', () => {
  const text = written(canary, rolling);
  expect(text).toMatch(/^\*\*2 releases\*\*\n\n\| Release \| How \|[^]*\| `orders` \| canary \|[^]*\| `mail` \| rolling \|.*readiness of its pods only/);
  expect(text).toContain('<details>\n\n<summary>Deployment mail: rolling update; ');
  expect(written(rolling)).not.toContain('2 releases');
});

test('analyses that measure the same are described once', () => {
  const [judge] = canary.analyses;
  const text = written({ ...canary, analyses: [{ ...judge, name: 'step 2', untilPhase: 1 }, { ...judge, name: 'step 6', fromPhase: 6, untilPhase: 6 }] });
  expect(text).toContain('- step 2 (phase 1), step 6 (phase 6): `orders-success-rate`\n');
  expect(text.match(/success-rate`: the share/g)).toHaveLength(1);
});

test('what passes timed gates by hand is said once', () => {
  const phases = canary.phases.map((one) => (one.gate?.kind === 'pause' ? { ...one, gate: { ...one.gate, command: 'promote' } } : one));
  expect(written({ ...canary, phases }).match(/^.*`promote`.*$/gm)).toEqual(['To skip only the pause that it is in: `promote`']);
});

test('releases follow each other', () => {
  expect([...written(...releases).matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
    'Rollout `orders` in namespace `shop`', 'Rollout `carts` in namespace `shop`', 'Deployment `mail`', 'Rollout `search` in namespace `shop`',
  ]);
});

test('names that mean something in Markdown are text: they end no cell, call nobody and are no HTML', () => {
  const text = written(hostile());
  expect(text).not.toMatch(/[\u001b\u202e]/);
  expect(text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, 'code').replace(/<\/?(details|summary)>/g, '')).not.toMatch(/<|@(?!&#8203;)|[^\\]`/);
  const tables = text.split('\n').filter((row) => row.startsWith('|'));
  const cells = (row: string) => row.replace(/\\\|/g, '').split('|').length;
  for (const row of tables) {
    expect([3, 4, 2, 7].map((columns) => columns + 2)).toContain(cells(row));
  }
  const code = HOSTILE.replace('\n', '\\u000a').replace('\u001b', '\\u001b').replace('\u202e', '\\u202e');
  expect(text).toContain(`## Rollout${'&lt;/title&gt;&lt;script&gt;'}`);
  expect(text).toContain(`\`\`orders${code}\`\``);
});

test('a text that would begin a list, and one of spaces, are text', () => {
  const text = written({ ...canary, images: [{ container: ' ', image: '``', initial: false }], assumptions: ['1. first', '- dash', '12) twelve'] });
  expect(text).toContain('- (empty): ``` `` ```');
  expect(text).toContain('- 1\\. first\n- \\- dash\n- 12\\) twelve');
});
