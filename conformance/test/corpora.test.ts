import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { conformanceData, describeWith, repository } from '../client/conformance-data';
import { yamlFiles } from '../client/manifest-files';
import { OracleClient } from '../client/oracle-client';

/** What the oracle says about each file of the corpora, so that a change on either side shows. UPDATE_CORPORA=1 records it anew. */
const record = join(repository, 'conformance', 'corpora.json');
/** Messages are recorded up to here: what follows are regular expressions and examples of the API server. */
const messageLimit = 200;

const corpus = conformanceData('corpus');

describeWith(corpus)('corpora', () => {
  let oracle: OracleClient;
  let outcomes: Record<string, string[]>;
  beforeAll(async () => {
    oracle = new OracleClient();
    const judged = yamlFiles(corpus!).map(async (file) => {
      const findings = await oracle.findings({ yaml: readFileSync(join(corpus!, file), 'utf8') });
      return [file, findings.map((line) => line.slice(0, messageLimit))] as const;
    });
    outcomes = Object.fromEntries(await Promise.all(judged));
    if (process.env.UPDATE_CORPORA) {
      writeFileSync(record, JSON.stringify(outcomes, undefined, 2) + '\n');
    }
  });
  afterAll(() => oracle.close());

  const recorded: Record<string, string[]> = JSON.parse(readFileSync(record, 'utf8'));

  test('are the files that were recorded', () => {
    expect(Object.keys(outcomes)).toEqual(Object.keys(recorded));
    expect(Object.keys(recorded).length).toBeGreaterThan(0);
  });

  Object.keys(recorded).forEach((file) => test(`${file} has its recorded outcome`, () => {
    expect(outcomes[file]).toEqual(recorded[file]);
  }));
});
