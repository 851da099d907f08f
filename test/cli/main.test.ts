import { run } from './runs';
import { version } from '../../package.json';

test('--version prints the version of the package', () => {
  expect(run(['--version'])).toEqual({ code: 0, printed: `${version}\n`, errors: '' });
});

test('--help names every command', () => {
  const { code, printed } = run(['--help']);
  expect(code).toBe(0);
  for (const command of ['check', 'diff', 'explain', 'import', 'lint-view', 'plan', 'simulate']) {
    expect(printed).toMatch(new RegExp(`^  ${command} +\\S`, 'm'));
  }
});

test('a command that there is not ends with 2', () => {
  expect(run(['deploy'])).toMatchObject({ code: 2, printed: '', errors: expect.stringMatching(/^there is no command deploy\n/) });
});
