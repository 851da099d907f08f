import { readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { RULES } from '../../../src/semantics/validation/rule-table';
import { validateBundle } from '../../../src/semantics/validation/validate-bundle';

const KINDS = ['Rollout', 'Experiment', 'AnalysisRun', 'AnalysisTemplate', 'ClusterAnalysisTemplate'];

test('any JSON is judged without an exception, and every problem says what to change', () => {
  const manifest = fc.record({ apiVersion: fc.constant('argoproj.io/v1alpha1'), kind: fc.constantFrom(...KINDS), metadata: fc.jsonValue(), spec: fc.jsonValue() });
  fc.assert(fc.property(fc.array(fc.oneof(fc.jsonValue(), manifest)), fc.boolean(), (objects, complete) => {
    for (const { id, path, message, mend } of validateBundle(objects, { complete })) {
      expect(Object.keys(RULES)).toContain(id);
      expect([path, message, mend].every((text) => text !== '')).toBe(true);
    }
  }), { numRuns: 300 });
});

test('the page about validation lists every rule', () => {
  const page = readFileSync(join(__dirname, '../../../docs/validation.md'), 'utf8');
  const rows = Object.entries(RULES).map(([id, { severity, asks }]) => `| ${id} | ${severity} | ${asks} |`);
  expect(page.split('\n').filter((line) => line.startsWith('| AR'))).toEqual(rows);
});
