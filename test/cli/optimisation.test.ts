import { spawnSync } from 'child_process';
import * as v8 from 'v8';
import { optimiseOnlyWhatRunsLong } from '../../src/cli/optimisation';

jest.mock('v8', () => ({ ...jest.requireActual<typeof v8>('v8'), setFlagsFromString: jest.fn() }));

test('what the command asks of V8 is something that this Node knows: of an unknown flag V8 would complain on standard error', () => {
  optimiseOnlyWhatRunsLong();
  const [[flag]] = (v8.setFlagsFromString as jest.Mock).mock.calls as [[string]];

  const { status, stderr } = spawnSync(process.execPath, ['-e', `require('v8').setFlagsFromString(${JSON.stringify(flag)})`], { encoding: 'utf8' });

  expect(flag).toMatch(/^--interrupt-budget=\d+$/);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
