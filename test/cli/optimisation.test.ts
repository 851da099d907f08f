import { spawnSync } from 'child_process';
import * as v8 from 'v8';
import { optimiseForOneCommand } from '../../src/cli/optimisation';

jest.mock('v8', () => ({ ...jest.requireActual<typeof v8>('v8'), setFlagsFromString: jest.fn() }));

test('what the command asks of V8 is something that this Node knows: of an unknown flag V8 would complain on standard error', () => {
  optimiseForOneCommand();
  const flags = (v8.setFlagsFromString as jest.Mock).mock.calls.map(([flag]) => flag as string);

  const { status, stderr } = spawnSync(process.execPath, ['-e', `${JSON.stringify(flags)}.forEach((flag) => require('v8').setFlagsFromString(flag))`], { encoding: 'utf8' });

  expect(flags).toContainEqual(expect.stringMatching(/^--interrupt-budget=\d+$/));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
