import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { LibraryTrial } from '../../src/cli/library-trial';
import { importManifests } from '../../src/import/import-manifests';
import { readManifests } from '../../src/import/yaml/read-manifests';

const directory = join(__dirname, '..', 'golden');
const services = readdirSync(directory).filter((file) => /^(canary|blue-green|handover)-.*\.yaml$/.test(file));

describe('what a service construct made comes back as that construct', () => {
  test.each(services)('%s', (file) => {
    const { manifests } = readManifests(file, readFileSync(join(directory, file), 'utf8'));
    const { releases, kinds } = importManifests(manifests, new LibraryTrial(), { construct: true });
    expect(releases.map(({ reason, recognised }) => reason ?? recognised?.differences)).toEqual([[]]);
    expect(releases[0].recognised!.absorbed).toHaveLength(manifests.length);
    expect(kinds).toEqual([]);
  });
});
