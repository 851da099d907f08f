import { addressOf } from '../../../src/review/report/rule-address';
import { CATALOGUE, findRule, nearestRules } from '../../../src/review/report/rule-catalogue';
import { ruleLabel } from '../../../src/review/report/rule-label';
import { RULES } from '../../../src/semantics/validation/rule-table';

test('a rule is found by its id or name, however it is capitalized', () => {
  expect(findRule('ZD101')?.name).toBe('readiness-missing');
  expect(findRule('zd101')).toBe(findRule('Readiness-Missing'));
  expect(findRule('ar107')?.id).toBe('AR107');
  expect(findRule('ZD1004')?.name).toBe('acknowledgement-faulty');
  expect(findRule('ZD999')).toBeUndefined();
});

test('every rule of Argo\'s validation is found by its id, also where a rule of ours speaks for it', () => {
  expect(Object.keys(RULES).filter((id) => findRule(id) === undefined)).toEqual([]);
  const speaker = CATALOGUE.find(({ id, speaksFor = [] }) => speaksFor.length > 0 && !speaksFor.includes(id));
  expect(speaker && findRule(speaker.speaksFor![0])).toBe(speaker);
});

test('the nearest rules are those of the most similar id or name', () => {
  expect(nearestRules('ZD1O1')[0].id).toBe('ZD101');
  expect(nearestRules('rediness-missing')[0].id).toBe('ZD101');
  expect(nearestRules('x')).toHaveLength(3);
});

test('a rule of Argo\'s has no name beside its id, and a section of a page beside a page', () => {
  expect([ruleLabel({ id: 'AR141', name: 'ar141' }), ruleLabel({ id: 'ZD101', name: 'readiness-missing' })]).toEqual(['AR141', 'ZD101 readiness-missing']);
  expect(addressOf({ id: 'AR141' })).toMatch(/docs\/rules\/argo\.md#ar141$/);
  expect(addressOf({ id: 'ZD101' })).toMatch(/docs\/rules\/ZD101\.md$/);
});
