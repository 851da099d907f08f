import { readFileSync } from 'fs';
import { join } from 'path';
import { run } from './runs';
import { CATALOGUE } from '../../src/review/report/rule-catalogue';

const page = (name: string) => readFileSync(join(__dirname, '../../docs/rules', name), 'utf8');

test('prints the page of a rule, found by its id or name', () => {
  expect(run(['explain', 'ZD101'])).toEqual({ code: 0, printed: page('ZD101.md'), errors: '' });
  expect(run(['explain', 'readiness-missing']).printed).toBe(page('ZD101.md'));
});

test('prints a page for each rule of Argo\'s validation, though these share one in the documentation', () => {
  expect(run(['explain', 'ar107'])).toMatchObject({ code: 0, printed: expect.stringMatching(/^# AR107: [\s\S]*progressDeadlineSeconds/) });
});

test('prints several pages, one after the other', () => {
  expect(run(['explain', 'ZD101', 'ZD1004']).printed).toBe(`${page('ZD101.md')}\n${page('ZD1004.md')}`);
});

test('names the nearest rules where there is none of this id, and ends with 2', () => {
  const { code, printed, errors } = run(['explain', 'ZD101', 'ZD1O1']);
  expect({ code, printed }).toEqual({ code: 2, printed: '' });
  expect(errors).toMatch(/^there is no rule ZD1O1; the nearest are:\n {2}ZD101 {2}A container that serves requests has no readiness probe\n/);
});

test('lists all rules where none is named', () => {
  const { code, printed } = run(['explain']);
  expect(code).toBe(0);
  expect(printed.split('\n')).toContain('ZD101   error    A container that serves requests has no readiness probe');
  expect(printed.trimEnd().split('\n')).toHaveLength(CATALOGUE.length);
});
