import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

describe('cdk8s-rollouts import', () => {
  let directory: string;
  beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'import-')); });
  afterEach(() => rmSync(directory, { recursive: true }));

  const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
  const file = (name: string, text: string) => {
    writeFileSync(join(directory, name), text);
    return join(directory, name);
  };
  function run(...args: string[]) {
    const [printed, errors]: string[][] = [[], []];
    const code = main(args, { print: (text) => printed.push(text), error: (line) => errors.push(line) });
    return { code, printed: printed.join(''), errors: errors.join('\n') };
  }

  test('prints a program and says what became of the objects', () => {
    const { code, printed, errors } = run('import', file('a.yaml', good));
    expect(code).toBe(0);
    expect(printed).toContain("import { ApiObject, App, Chart } from 'cdk8s';");
    expect(printed).toContain("const chart = new Chart(app, 'a');");
    expect(printed).toMatch(/\napp\.synth\(\);\n$/);
    expect(errors).toBe('imported 1 object; this library has a construct for none of them, so that all stand as they are');
  });

  test('writes a file, but not over one that exists', () => {
    const out = join(directory, 'app.ts');
    expect(run('import', file('a.yaml', good), '--out', out)).toMatchObject({ code: 0, printed: '', errors: expect.stringContaining(`wrote ${out}: npx cdk8s synth --app "npx ts-node ${out}" runs it`) });
    expect(readFileSync(out, 'utf8')).toContain('new ApiObject(');
    expect(run('import', file('a.yaml', good), '--out', out)).toMatchObject({ code: 2, errors: `${out} exists: pass --force to write over it` });
    expect(run('import', file('a.yaml', good), '--out', out, '--force').code).toBe(0);
  });

  test('reads folders, each file as a chart', () => {
    mkdirSync(join(directory, 'b'));
    mkdirSync(join(directory, '.hidden'));
    file('b/a.yml', good);
    file('a.yaml', good);
    file('.hidden/a.yaml', good);
    file('notes.txt', 'text');
    const { code, printed } = run('import', directory);
    expect(code).toBe(0);
    expect(printed.match(/new Chart\(app, '[^']+'\)/g)).toEqual(["new Chart(app, 'a')", "new Chart(app, 'b-a')"]);
  });

  test('says why a typed kind stands as it is', () => {
    const { errors } = run('import', file('a.yaml', 'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {}\n'));
    expect(errors).toContain('0 of the 1');
    expect(errors).toContain('a.yaml:1: Rollout: spec.template and workloadRef: exactly one of them must be there');
  });

  test('recognises constructs where that is asked for, and counts what differs', () => {
    const release = readFileSync(join(__dirname, '..', 'golden', 'canary-gateway-api.yaml'), 'utf8');
    const plain = run('import', file('orders.yaml', release));
    expect(plain.printed).toContain('// These 4 objects are what one CanaryService makes');
    const { code, printed, errors } = run('import', '--construct', file('orders.yaml', release));
    expect(code).toBe(0);
    expect(printed).toContain("new CanaryService(chart, 'orders', {");
    expect(errors).toBe('imported 7 objects; 7 objects became 1 service');
    expect(run('import', '--construct', file('a.yaml', release.replace(/progressDeadlineAbort.*/, ''))).errors)
      .toMatch(/differences are listed in the program:\n.*a\.yaml:121: Rollout orders: 1 difference/);
    expect(run('import', '--construct', file('b.yaml', 'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: a}\n')).errors)
      .toMatch(/no service constructs:\n.*b\.yaml:1: Rollout a: spec\.selector does not select by labels alone/);
  });

  test('says which errors the program acknowledges', () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {app: a}, ports: [{port: 80}]}\n';
    const container = '{name: web, image: "web:1", ports: [{containerPort: 80}]}';
    const rollout = '---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: a}\nspec: {selector: {matchLabels: {app: a}}, strategy: {canary: {}}, '
      + `template: {metadata: {labels: {app: a}}, spec: {containers: [${container}]}}}\n`;
    const { code, printed, errors } = run('import', file('a.yaml', `${service}${rollout}`));
    expect(code).toBe(0);
    expect(printed).toContain("Preflight.of(aRollout).acknowledge({\n  id: 'ZD101',");
    expect(errors).toMatch(/the program acknowledges 1 error of the manifests, with its mend in a comment:\n {2}.*a\.yaml: Rollout a: ZD101: container web of Rollout a /);
    const probed = rollout.replace('containerPort: 80}]', 'containerPort: 80}], readinessProbe: {tcpSocket: {port: 80}}');
    expect(run('import', file('b.yaml', `${service}${probed}`)).errors).toBe('imported 2 objects; 1 of the 1 that this library has a construct for became one');
  });

  test('ends with 1 where the program is refused until the manifests are mended', () => {
    const rollout = 'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: a, annotations: {preflight.cdk8s-rollouts/ZD308: ok}}\n'
      + 'spec: {selector: {matchLabels: {app: a}}, strategy: {canary: {}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: web, image: "web:1"}]}}}\n';
    const { code, errors } = run('import', file('a.yaml', rollout));
    expect(code).toBe(1);
    expect(errors).toMatch(/cdk8s synth refuses the program until this is mended:\n {2}.*a\.yaml: Rollout a: ZD1004: annotation .*ZD308 .*"ok"/);
    expect(run('import', file('b.yaml', rollout.replace('ok', 'one node only'))).code).toBe(0);
  });

  const incomplete: [string, () => string, RegExp][] = [
    ['a file that is not there', () => join(directory, 'none.yaml'), /none\.yaml: there is no such file/],
    ['malformed YAML', () => file('bad.yaml', 'a: [\n'), /bad\.yaml:\d+: malformed YAML/],
    ['a template', () => file('helm.yaml', 'a: {{ .Values.a }}\n'), /helm\.yaml:1: "{{ \.Values\.a }}" is a template, not YAML: render it first/],
    ['bytes', () => file('binary.yaml', '\0\x01'), /binary\.yaml:1: this is not text/],
    ['a huge file', () => { const path = file('huge.yaml', ''); truncateSync(path, 33 * 1024 * 1024); return path; }, /huge\.yaml: 33 MiB are too large/],
  ];
  test.each(incomplete)('imports the rest where there is %s, and ends with 1', (_, path, message) => {
    const { code, printed, errors } = run('import', path(), file('good.yaml', good));
    expect(code).toBe(1);
    expect(errors).toMatch(message);
    expect(printed).toContain("new ApiObject(chart, 'a'");
  });

  test('ends with 1 where there is nothing', () => {
    expect(run('import', file('empty.yaml', ''))).toMatchObject({ code: 1, printed: '', errors: 'there is nothing to import' });
  });

  const wrong: [string, string[], RegExp][] = [
    ['no command', [], /^$/],
    ['an unknown command', ['export'], /there is no command export\n\ncdk8s-rollouts COMMAND/],
    ['no file', ['import'], /no FILE is given\n\ncdk8s-rollouts import FILE/],
    ['an unknown option', ['import', '--outt', 'x'], /there is no option --outt; accepted: --construct, --out, --force\n\ncdk8s-rollouts import --help/],
  ];
  test.each(wrong)('ends with 2 and says how it is called: %s', (_, args, message) => {
    const { code, errors } = run(...args);
    expect(code).toBe(2);
    expect(errors).toMatch(message);
  });

  test('helps', () => {
    expect(run('--help')).toMatchObject({ code: 0, printed: expect.stringMatching(/import +turns manifests into/) });
    expect(run('import', '--help')).toMatchObject({ code: 0, printed: expect.stringContaining('--out') });
  });
});
