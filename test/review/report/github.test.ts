import { acknowledgement, finding, object } from './findings';
import { githubReport } from '../../../src/review/report/github';

const lines = (...findings: Parameters<typeof githubReport>[0]['findings']) =>
  githubReport({ findings, objects: 3, unread: 0 }, { colours: false, version: '1.2.3' }).split('\n');

test('each finding is an annotation of its line; the last line says how many there are', () => {
  expect(lines(finding({ severity: 'error' }), finding(), finding({ severity: 'info' }))).toEqual([
    '::error file=shop.yaml,line=14,title=ZD505 indefinite-pause::it waits for a person%0Amend: set 5m',
    '::warning file=shop.yaml,line=14,title=ZD505 indefinite-pause::it waits for a person%0Amend: set 5m',
    '::notice file=shop.yaml,line=14,title=ZD505 indefinite-pause::it waits for a person%0Amend: set 5m',
    '1 error, 1 warning and 1 piece of advice in 3 objects',
    '',
  ]);
});

test('an acknowledged finding is a notice with the reason', () => {
  expect(lines(finding({ severity: 'error', acknowledged: acknowledgement() }))[0])
    .toBe('::notice file=shop.yaml,line=14,title=ZD505 indefinite-pause::it waits for a person%0Aacknowledged: the shop is closed at night');
});

test('what ends a property, a line or a command is escaped', () => {
  const file = 'a,b:c%d\r\n::error::x.yaml';
  expect(lines(finding({ object: object('orders', { file, lineOf: () => 1 }), message: '100%\r\n::error::x', mend: 'a, b: c' }))[0]).toBe(
    '::warning file=a%2Cb%3Ac%25d%0D%0A%3A%3Aerror%3A%3Ax.yaml,line=1,title=ZD505 indefinite-pause::100%25%0D%0A::error::x%0Amend: a, b: c');
});

test('what was never in a file is an annotation of the run', () => {
  expect(lines(finding({ object: object('orders', { construct: 'shop/orders' }) }))[0]).toBe('::warning title=ZD505 indefinite-pause::it waits for a person%0Amend: set 5m');
});
