import { readFileSync } from 'fs';
import { join } from 'path';
import { repository } from '../client/conformance-data';
import { exampleFiles, goldenFiles } from '../client/manifest-files';
import { OracleClient } from '../client/oracle-client';

describe.each([
  ['golden files', goldenFiles()],
  ['examples (npm run example writes them)', exampleFiles()],
])('%s', (_, files) => {
  let oracle: OracleClient;
  beforeAll(() => { oracle = new OracleClient(); });
  afterAll(() => oracle.close());

  test('exist', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  files.forEach((file) => test(`${file}: nobody objects`, async () => {
    expect(await oracle.findings({ yaml: readFileSync(join(repository, file), 'utf8') })).toEqual([]);
  }));
});
