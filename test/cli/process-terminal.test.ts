import { processTerminal } from '../../src/cli/process-terminal';

/** A process whose streams are recorded, at a time that the test sets. */
function process({ stdout = false, stderr = false, env = {} }: { stdout?: boolean; stderr?: boolean; env?: Record<string, string> } = {}) {
  const [out, err]: string[][] = [[], []];
  const clock = { time: 0 };
  const terminal = processTerminal({
    stdout: { isTTY: stdout, write: (text) => out.push(text) },
    stderr: { isTTY: stderr, write: (text) => err.push(text) },
    env,
    now: () => clock.time,
  });
  return { terminal, out, err, clock };
}

test('results go to standard output as they are, all else to standard error line by line', () => {
  const { terminal, out, err } = process();
  terminal.print('a');
  terminal.error('b');
  expect([out, err]).toEqual([['a'], ['b\n']]);
});

test('there are colours only on a terminal that has them, and never with NO_COLOR', () => {
  const colours = (stdout: boolean, env: Record<string, string> = {}) => process({ stdout, env }).terminal.colours;
  expect([colours(true), colours(false)]).toEqual([true, false]);
  expect([colours(true, { NO_COLOR: '1' }), colours(true, { NO_COLOR: '' }), colours(true, { TERM: 'dumb' })]).toEqual([false, true, false]);
});

test('progress is said only where somebody looks on', () => {
  expect([process({ stderr: true }), process(), process({ stderr: true, env: { TERM: 'dumb' } })].map(({ terminal }) => terminal.progress !== undefined))
    .toEqual([true, false, false]);
});

test('progress begins after a second, comes ten times a second at most, in one line, and is gone when there is something to say', () => {
  const { terminal, out, err, clock } = process({ stderr: true });
  for (const time of [0, 500, 1000, 1050, 1100]) {
    clock.time = time;
    terminal.progress!(`${time} ${'x'.repeat(200)}`);
  }
  terminal.print('result');
  terminal.error('line');
  expect(err).toEqual([`\r\u001b[2K1000 ${'x'.repeat(74)}`, `\r\u001b[2K1100 ${'x'.repeat(74)}`, '\r\u001b[2K', 'line\n']);
  expect(out).toEqual(['result']);
});
