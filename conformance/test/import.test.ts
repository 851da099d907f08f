import { firstDifference } from '../../src/import/code/json';
import { conformanceData, describeWith } from '../client/conformance-data';
import { OracleClient } from '../client/oracle-client';
import { synthesize, typeCheck } from '../import/generated-programs';
import { importCorpora, ImportedFile } from '../import/imported-files';

/** What judges the object itself rather than what it refers to. */
const ABOUT_THE_OBJECT = /^error \[(decode|crd|crd-prune|crd-cel|core|rollouts|metrics)\]/;

const percent = (part: number, whole: number) => `${(100 * part / whole).toFixed(1)} % (${part} of ${whole})`;
const say = (line: string) => process.stdout.write(`${line}\n`);

describeWith(conformanceData('corpus'))('import of every manifest of the corpora and of the Argo Rollouts module', () => {
  let files: ImportedFile[];
  beforeAll(() => { files = importCorpora(); });

  test('reads everything but templates, values and what is malformed', () => {
    const problems = files.flatMap(({ reading }) => reading.problems);
    const understood = /is a template, not YAML|malformed YAML: bad indentation|this is no Kubernetes object/;
    expect(problems.filter(({ message }) => !understood.test(message))).toEqual([]);
    say(`${files.length} files with ${files.flatMap(({ reading }) => reading.manifests).length} objects; ${problems.length} documents could not be read`);
  });

  test('generates programs that compile under strict', () => {
    // The last one is wrong on purpose: it shows that the compiler looks at them.
    const broken = "import { CanaryStep } from 'cdk8s-rollouts';\nexport const step = CanaryStep.weight('20');\n";
    expect(typeCheck('import', [...files.map(({ program }) => program), broken])).toEqual([
      expect.stringMatching(new RegExp(`^program-${files.length}\\.ts\\(2,39\\): error TS2345`)),
    ]);
  }, 300_000);

  test('generates programs that preflight takes, with no more acknowledged than it must, and whose objects are equal to those imported', () => {
    let [objects, equal] = [0, 0];
    const different: string[] = [];
    files.forEach(({ file, reading, program }, index) => {
      const { objects: made, warnings } = synthesize('import', index, program);
      expect(warnings).not.toMatch(/which finds nothing there/);
      const missing = reading.manifests.filter(({ object }) => {
        const match = made.findIndex((one) => firstDifference(object, one) === undefined);
        return match < 0 || made.splice(match, 1).length === 0;
      });
      objects += reading.manifests.length;
      equal += reading.manifests.length - missing.length;
      different.push(...missing.map(({ line, object }) => `${file}:${line} ${object.kind}`), ...made.map((one) => `${file}: ${JSON.stringify(one).slice(0, 200)}`));
    });
    say(`equal: ${percent(equal, objects)}`);
    const acknowledged = files.filter(({ result }) => result.acknowledged.length > 0);
    say(`${acknowledged.flatMap(({ result }) => result.acknowledged).length} errors are acknowledged, in ${acknowledged.length} programs`);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(different).toEqual([]);
  }, 300_000);

  test('makes constructs of at least 95 % of what the controller and the API server take', async () => {
    const oracle = new OracleClient();
    const kinds = files.flatMap(({ result }) => result.kinds);
    const judged = await Promise.all(kinds.map(async (kind) => {
      const findings = await oracle.findings({ objects: [kind.manifest.object] });
      return { ...kind, valid: !findings.some((finding) => ABOUT_THE_OBJECT.test(finding)) };
    }));
    await oracle.close();
    const valid = judged.filter((one) => one.valid);
    const typed = (all: typeof judged) => all.filter((one) => one.typed).length;
    say(`typed: ${percent(typed(judged), judged.length)}; of the valid ones ${percent(typed(valid), valid.length)}`);
    for (const { manifest, reason } of judged.filter((one) => !one.typed && one.valid)) {
      say(`  valid, but as it stands: ${manifest.source}:${manifest.line}: ${reason}`);
    }
    expect(typed(valid) / valid.length).toBeGreaterThanOrEqual(0.95);
  }, 300_000);
});
