import { execFileSync } from 'child_process';
import { mkdirSync, truncateSync } from 'fs';
import { join } from 'path';
import { Folder, run } from './runs';

/** What `check` finds is the affair of the rules. Here two stand for all: one says what an object says of itself, one that something is not there. */
jest.mock('../../src/review/rules/all-rules', () => {
  const { severityOfAbsence } = jest.requireActual('../../src/review/engine/rule');
  const info = { group: 'strategy', severity: 'error', title: '', rationale: '', mend: '', sources: [] };
  const rule = (id: string, name: string, field: string, severity: (value: any, settings: any) => string, pack?: string) => ({
    ...info,
    id,
    name,
    pack,
    check: ({ inventory, settings }: any) => inventory.objects.filter(({ manifest }: any) => manifest.spec?.[field] !== undefined)
      .map((object: any) => ({ object, path: `spec.${field}`, message: `${field} is there`, mend: 'remove it', severity: severity(object.manifest.spec[field], settings) })),
  });
  return {
    RULES: [
      rule('ZD501', 'faulty', 'fault', (value) => value),
      rule('ZD502', 'absent', 'needs', (_, settings) => severityOfAbsence(settings)),
      rule('ZD503', 'old', 'since', (value, { kubernetes, argoRollouts }) => (`${kubernetes} ${argoRollouts}` === value ? 'info' : 'error')),
      rule('ZD901', 'soft', 'soft', () => 'error', 'hardening'),
      rule('ZD504', 'short', 'seconds', (value, { thresholds }) => (value < thresholds.preStopSeconds ? 'error' : 'info')),
    ],
  };
});

const REASON = 'one Service is split in the next release';
const rollout = (spec = '', annotations = '{}') =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: orders, annotations: ${annotations}}\nspec: {${spec}}\n`;
const FAULT = rollout('fault: error');
const CLEAN = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

let folder: Folder;
beforeEach(() => { folder = new Folder(); });
afterEach(() => folder.remove());

/** The rules that speak, with their severities, as the JSON report says them. */
function found(...args: string[]): string[] {
  const { printed } = run(['check', ...args, '--output', 'json']);
  return JSON.parse(printed).findings.map(({ rule, severity, acknowledged }: any) => `${rule} ${severity}${acknowledged === null ? '' : ` (${acknowledged})`}`);
}

describe('ends with', () => {
  test('0 where nothing fails, and says so', () => {
    expect(run(['check', folder.file('a.yaml', CLEAN)])).toEqual({ code: 0, printed: 'nothing found in 1 object.\n', errors: '' });
  });

  test('1 where an error is found', () => {
    const { code, printed } = run(['check', folder.file('a.yaml', FAULT)]);
    expect(code).toBe(1);
    expect(printed).toMatch(/error ZD501 faulty, .*a\.yaml:4, spec\.fault\n/);
  });

  test('0 where only what --fail-on does not name is found, 1 where it does', () => {
    const [warning, advice] = [folder.file('a.yaml', rollout('fault: warning')), folder.file('b.yaml', rollout('fault: info'))];
    expect([run(['check', warning]).code, run(['check', warning, '--fail-on', 'warning']).code]).toEqual([0, 1]);
    expect([run(['check', advice]).code, run(['check', advice, '--fail-on', 'warning']).code]).toEqual([0, 0]);
  });

  test('0 where what fails is acknowledged; the report still shows it', () => {
    const file = folder.file('a.yaml', rollout('fault: error', `{preflight.cdk8s-rollouts/ZD501: ${REASON}}`));
    expect(found(file)).toEqual([`ZD501 error (${REASON})`]);
    expect(run(['check', file]).code).toBe(0);
  });

  test('2 where a document cannot be read; what can be read is checked and reported', () => {
    const file = folder.file('a.yaml', `${FAULT}---\na: [\n`);
    const { code, printed, errors } = run(['check', file]);
    expect(code).toBe(2);
    expect(errors).toMatch(/a\.yaml:\d+: malformed YAML/);
    expect(printed).toContain('error ZD501');
    expect(printed).toContain('; 1 document could not be read');
  });
});

describe('input that is none', () => {
  const nothing = 'there is nothing to check: no object of Kubernetes was read';
  const cases: [string, () => string, RegExp][] = [
    ['an empty file', () => folder.file('a.yaml', ''), new RegExp(`^${nothing}$`)],
    ['a file of comments', () => folder.file('a.yaml', '# a\n---\n# b\n'), new RegExp(`^${nothing}$`)],
    ['a binary file', () => folder.file('a.yaml', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0])), new RegExp(`a\\.yaml:1: this is not text.*\n${nothing}$`)],
    ['a huge file', () => {
      const path = folder.file('a.yaml', '');
      truncateSync(path, 33 * 1024 * 1024);
      return path;
    }, /a\.yaml: 33 MiB are too large for manifests; at most 32 MiB are read/],
    ['aliases that multiply', () => folder.file('a.yaml', `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\n`),
      /a\.yaml:1: more than 2000000 values: its aliases multiply/],
    ['a file that is not there', () => join(folder.path, 'none.yaml'), /none\.yaml: there is no such file/],
    ['a folder without manifests', () => {
      mkdirSync(join(folder.path, 'charts'));
      return join(folder.path, 'charts');
    }, /charts: there is no YAML or JSON file in this folder/],
    ['a list', () => folder.file('a.json', '[1, 2]'), /a\.json:1: this is no Kubernetes object: a map with apiVersion and kind is one/],
    ['a template of Helm', () => folder.file('a.yaml', 'kind: {{ .Values.kind }}\n'), /a\.yaml:1: "\{\{ \.Values\.kind \}\}" is a template, not YAML: render it first/],
    ['an object without a kind', () => folder.file('a.yaml', 'apiVersion: v1\nmetadata: {name: a}\n'), /a\.yaml:1: this is no Kubernetes object: apiVersion or kind is missing/],
  ];
  test.each(cases)('%s: the message says why, the command ends with 2', (_, path, message) => {
    const { code, printed, errors } = run(['check', path()]);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(errors).toMatch(message);
  });

  test.each(cases.slice(2))('%s among good files: these are checked, the command ends with 2', (_, path, message) => {
    const { code, printed, errors } = run(['check', path(), folder.file('good.yaml', CLEAN)]);
    expect(code).toBe(2);
    expect(errors).toMatch(new RegExp(message.source.replace(/\\n.*/, '')));
    expect(printed).toMatch(/^nothing found in 1 object; 1 document could not be read/);
  });

  test('an empty file among good ones is nothing to speak of', () => {
    expect(run(['check', folder.file('a.yaml', '# disabled\n'), folder.file('b.yaml', CLEAN)])).toMatchObject({ code: 0, errors: '' });
  });

  test('nothing in a file name or message can move the cursor', () => {
    expect(run(['check', 'a\u001b[2J.yaml']).errors).toContain('a\\u001b[2J.yaml: there is no such file');
  });
});

describe('folders', () => {
  test('are read with what is below them; values and settings beside manifests are passed over and named', () => {
    folder.file('shop/a.yaml', rollout());
    folder.file('shop/values.yaml', 'replicas: 3\n');
    folder.file('shop/Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
    folder.file('package.json', '{"name": "shop"}');
    const { code, errors } = run(['check', folder.path]);
    expect(code).toBe(0);
    expect(errors).toMatch(/^passed over, because no objects of Kubernetes are in it: \S*package\.json, \S*Chart\.yaml, \S*values\.yaml$/);
  });

  test('a file that somebody names is meant to be a manifest', () => {
    expect(run(['check', folder.file('values.yaml', 'replicas: 3\n')])).toMatchObject({ code: 2, errors: expect.stringContaining('this is no Kubernetes object') });
  });

  test('a pipe in a folder is not waited for', () => {
    folder.file('shop/a.yaml', CLEAN);
    execFileSync('mkfifo', [join(folder.path, 'shop/pipe.yaml')]);
    expect(run(['check', folder.path])).toMatchObject({ code: 0, errors: '' });
  });

  test('a file that is named and in a folder, too, is read once', () => {
    const file = folder.file('a.yaml', CLEAN);
    expect(run(['check', file, folder.path, file]).printed).toBe('nothing found in 1 object.\n');
  });
});

describe('calls that are wrong end with 2, say what is wrong and where help is', () => {
  const file = () => folder.file('a.yaml', CLEAN);
  const help = '\n\ncdk8s-rollouts check --help says how it is called.';
  const cases: [string, () => string[], string | RegExp][] = [
    ['no file', () => [], `no FILE is given; - is standard input${help}`],
    ['an unknown option', () => [file(), '--outptu', 'json'], /there is no option --outptu; accepted: --output, --closed, .*--hardening\n/],
    ['an option without its value', () => [file(), '--config'], `--config has no value${help}`],
    ['an option whose value looks like one', () => [file(), '--config', '-x'], `--config is followed by -x, which looks like an option; accepted: --config=-x if it is its value${help}`],
    ['a switch with a value', () => [file(), '--closed=yes'], `--closed has a value; accepted: --closed alone${help}`],
    ['an unknown report', () => [file(), '--output', 'xml'], `--output is "xml"; accepted: text, json, sarif, github${help}`],
    ['an unknown profile', () => [file(), '--profile', 'mine'], `--profile is "mine"; accepted: ours, foreign${help}`],
    ['an unknown severity', () => [file(), '--fail-on', 'info'], `--fail-on is "info"; accepted: error, warning${help}`],
    ['a version that is none', () => [file(), '--kubernetes', 'latest'], `--kubernetes is "latest"; accepted: a version such as 1.30${help}`],
    ['a version that is none', () => [file(), '--argo-rollouts', '1'], `--argo-rollouts is "1"; accepted: a version such as 1.9${help}`],
    ['a configuration that is not there', () => [file(), '--config', 'none.yaml'], `--config none.yaml: there is no such file${help}`],
    ['a configuration that is a folder', () => [file(), '--config', folder.path], /^--config \S+: this is a folder; accepted: a file\n/],
    ['a configuration that says nonsense', () => [file(), '--config', folder.file('c.yaml', 'closed: 1\n')], /c\.yaml:1: closed is 1; accepted: true or false/],
  ];
  test.each(cases)('%s', (_, args, message) => {
    const { code, printed, errors } = run(['check', ...args()]);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    typeof message === 'string' ? expect(errors).toBe(message) : expect(errors).toMatch(message);
  });
});

describe('settings', () => {
  test('--closed and --profile: how bad it is that something is not in the files', () => {
    const file = folder.file('a.yaml', rollout('needs: orders'));
    expect(found(file)).toEqual(['ZD502 info']);
    expect(found(file, '--closed')).toEqual(['ZD502 error']);
    expect(found(file, '--profile', 'ours')).toEqual(['ZD502 warning']);
  });

  test('--hardening evaluates the pack', () => {
    const file = folder.file('a.yaml', rollout('soft: true'));
    expect([found(file), found(file, '--hardening')]).toEqual([[], ['ZD901 error']]);
  });

  test('--kubernetes and --argo-rollouts say what the manifests are for', () => {
    expect(found(folder.file('a.yaml', rollout('since: 1.30 1.9')))).toEqual(['ZD503 info']);
    expect(found(folder.file('a.yaml', rollout('since: 1.34 1.10')), '--kubernetes', 'v1.34.2', '--argo-rollouts', '1.10')).toEqual(['ZD503 info']);
  });

  test('come from the configuration file, too; the arguments count more', () => {
    const file = folder.file('a.yaml', rollout('needs: orders, seconds: 15'));
    const config = folder.file('check.yaml', 'profile: ours\nthresholds: {preStopSeconds: 30}\n');
    expect(found(file)).toEqual(['ZD502 info', 'ZD504 info']);
    expect(found(file, '--config', config)).toEqual(['ZD502 warning', 'ZD504 error']);
    expect(found(file, '--config', config, '--profile', 'foreign')).toEqual(['ZD502 info', 'ZD504 error']);
    expect(found(file, '--config', config, '--closed')).toEqual(['ZD502 error', 'ZD504 error']);
  });
});

describe('acknowledgements of a configuration file', () => {
  const acknowledge = (rest = '', object = 'kind: Rollout, name: orders') =>
    folder.file('check.yaml', `acknowledgements:\n- rule: ZD501\n  reason: ${REASON}\n  object: {${object}}\n${rest}`);
  const file = () => folder.file('a.yaml', FAULT);

  beforeEach(() => { jest.useFakeTimers({ now: new Date(2027, 0, 31, 23, 59) }); });
  afterEach(() => { jest.useRealTimers(); });

  test('silence the rule on the object that they name', () => {
    expect(found(file(), '--config', acknowledge())).toEqual([`ZD501 error (${REASON})`]);
    expect(run(['check', file(), '--config', acknowledge()]).code).toBe(0);
  });

  test.each(['kind: Rollout, name: carts', 'kind: Service, name: orders', 'kind: Rollout, name: orders, namespace: shop'])('not on others (%s): then they are stale, which is a finding', (object) => {
    expect(found(file(), '--config', acknowledge('', object))).toEqual(['ZD501 error', 'ZD1004 warning']);
  });

  test('hold up to their day, and no longer', () => {
    expect(found(file(), '--config', acknowledge('  until: 2027-01-31\n'))).toEqual([`ZD501 error (${REASON})`]);
    expect(found(file(), '--config', acknowledge('  until: 2027-01-30\n'))).toEqual(['ZD501 error', 'ZD1004 warning']);
  });

  test('that say nothing useful are told of with their line', () => {
    const config = folder.file('check.yaml', '# why\nacknowledgements:\n- rule: ZD501\n  reason: later\n  object: {kind: Rollout, name: orders}\n');
    const { printed } = run(['check', file(), '--config', config]);
    expect(printed).toMatch(/error ZD1004 acknowledgement-faulty, \S*check\.yaml:3\n.*"later": nobody can review that/);
  });
});

describe('on a terminal', () => {
  const file = () => folder.file('a.yaml', FAULT);

  test('the text has colours, and no other report has', () => {
    expect(run(['check', file()], { colours: true }).printed).toContain('\u001b[31merror\u001b[0m ZD501');
    expect(run(['check', file(), '--output', 'github'], { colours: true }).printed).not.toContain('\u001b');
  });

  test('it says how far it is', () => {
    const said: string[] = [];
    run(['check', file(), folder.file('b.yaml', CLEAN)], { progress: (text) => said.push(text.replace(folder.path, '')) });
    expect(said).toEqual(['reading 1 of 2: /a.yaml', 'reading 2 of 2: /b.yaml', 'checking 2 objects', expect.stringMatching(/^writing \d+ findings$/)]);
  });
});
