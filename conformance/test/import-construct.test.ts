import { firstDifference, JsonObject, textAt } from '../../src/import/code/json';
import { ImportedRelease } from '../../src/import/import-releases';
import { conformanceData } from '../client/conformance-data';
import { synthesize, typeCheck } from '../import/generated-programs';
import { importCorpora, ImportedFile, importGoldens } from '../import/imported-files';

const say = (line: string) => process.stdout.write(`${line}\n`);

describe.each([
  ['goldens', importGoldens, true],
  ['corpora', importCorpora, conformanceData('corpus') !== undefined],
] as const)('import --construct of the %s', (name, read, there) => {
  // As with describeWith: without the corpora the part says "not run".
  const specify = there ? test : test.skip;
  let files: ImportedFile[];
  beforeAll(() => { files = there ? read({ construct: true }) : []; }, 600_000);

  specify('generates programs that compile under strict', () => {
    expect(typeCheck(`import-construct-${name}`, files.map(({ program }) => program))).toEqual([]);
  }, 300_000);

  specify('generates programs whose objects are equal to those imported, but for what is listed', () => {
    const different = files.flatMap(({ file, reading, result, program }, index) => {
      const synthesis = synthesize(`import-construct-${name}`, index, program);
      expect(synthesis.warnings).not.toMatch(/which finds nothing there/);
      const made = synthesis.objects as JsonObject[];
      const listed = result.releases.flatMap(({ recognised }) => recognised?.differences ?? []);
      const isListed = (object: JsonObject) => listed.some((line) => line.startsWith(titleOf(object)));
      const missing = reading.manifests.map(({ object }) => object).filter((object) => {
        const match = made.findIndex((one) => firstDifference(object, one) === undefined);
        return match < 0 || made.splice(match, 1).length === 0;
      });
      return [
        ...missing.filter((object) => !isListed(object) || !made.some((one) => titleOf(one) === titleOf(object))).map((object) => `${file}: ${titleOf(object)} is lost`),
        ...made.filter((object) => !isListed(object)).map((object) => `${file}: ${titleOf(object)} is made`),
      ];
    });
    expect(different).toEqual([]);
  }, 300_000);

  specify('says what became of each Rollout', () => {
    const releases = files.flatMap(({ result }) => result.releases);
    const recognised = releases.filter((release) => release.recognised !== undefined);
    const equal = recognised.filter((release) => release.recognised!.differences.length === 0);
    const services = (some: ImportedRelease[]) => `${some.filter(({ recognised: one }) => one?.construct === 'CanaryService').length} canary and `
      + `${some.filter(({ recognised: one }) => one?.construct === 'BlueGreenService').length} blue-green services`;
    say(`${name}: of ${releases.length} Rollouts ${recognised.length} became ${services(recognised)}, of which ${equal.length} come out equal`);
    releases.filter(({ reason }) => reason !== undefined).forEach(({ manifest, reason }) => say(`  not recognised: ${manifest.source}:${manifest.line}: ${reason}`));
    expect(name === 'goldens' ? equal.length : recognised.length).toBeGreaterThanOrEqual(name === 'goldens' ? 11 : 1);
  });
});

function titleOf(object: JsonObject): string {
  return `${String(object.kind)} ${textAt(object, 'metadata', 'name') ?? ''}`;
}
