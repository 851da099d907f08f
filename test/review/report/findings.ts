import { Acknowledgement } from '../../../src/review/engine/acknowledgement';
import { Finding } from '../../../src/review/engine/evaluate';
import { RuleInfo } from '../../../src/review/engine/rule';
import { InventoryObject, Origin } from '../../../src/review/inventory/inventory-object';

/** A rule to report of. */
export const RULE: RuleInfo = {
  id: 'ZD505',
  name: 'indefinite-pause',
  group: 'strategy',
  severity: 'warning',
  title: 'A pause waits for a person',
  rationale: 'Nobody comes at night.',
  mend: 'Give the pause a duration.',
  sources: ['https://example.com/pause'],
};

/** An object that was read from lines 10 and following of a file. */
export function object(name: string, origin: Origin = { file: 'shop.yaml', lineOf: (path) => 10 + path.length }): InventoryObject {
  return {
    index: 0, apiVersion: 'argoproj.io/v1alpha1', group: 'argoproj.io', kind: 'Rollout', namespace: 'shop', name, metadata: { name, namespace: 'shop' }, manifest: {}, origin,
  };
}

/** A finding with what the test is about. */
export function finding(said: Partial<Finding> = {}): Finding {
  return { rule: RULE, severity: 'warning', object: object('orders'), path: 'spec.steps[0].pause', message: 'it waits for a person', mend: 'set 5m', ...said };
}

/** Somebody's reason. */
export function acknowledgement(said: Partial<Acknowledgement> = {}): Acknowledgement {
  return { rule: 'ZD505', reason: 'the shop is closed at night', from: 'check.yaml:3', covers: () => true, ...said };
}
