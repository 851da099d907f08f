import { readFileSync } from 'fs';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { undrainable } from './drainage';
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

  // A Rollout by itself adds nothing to what is said: that its pods leave in time is up to its user.
  files.filter((file) => !file.includes('golden/rollout-')).forEach((file) => test(`${file}: its nodes can be drained`, () => {
    expect(undrainable(loadAll(readFileSync(join(repository, file), 'utf8')) as any[])).toEqual([]);
  }));
});
