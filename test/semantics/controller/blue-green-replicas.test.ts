import { RolloutSpec } from '../../../src/manifest/rollout';
import { blueGreenReplicas, readyForPause } from '../../../src/semantics/controller/blue-green-replicas';
import { ReplicaSetState } from '../../../src/semantics/controller/release-state';
import { rolloutFenceposts } from '../../../src/semantics/controller/rollout-defaults';

const rollout: RolloutSpec = { replicas: 4, strategy: { blueGreen: { activeService: 'shop', previewReplicaCount: 1 } } };
const pods = (hash: string, desired: number): ReplicaSetState => ({ hash, desired, current: desired, available: desired });
const preview = { activeHash: 'old', currentHash: 'new' };

test('a preview has its own size until it has passed', () => {
  expect(blueGreenReplicas(rollout, preview, pods('new', 1), [pods('old', 4)])).toBe(1);
  expect(blueGreenReplicas(rollout, { ...preview, previewPassed: true }, pods('new', 1), [pods('old', 4)])).toBe(4);
  expect(blueGreenReplicas(rollout, { ...preview, previewPassed: true, paused: true }, pods('new', 1), [pods('old', 4)])).toBe(1);
});

test('a version that is active, or promoted by request, has all pods', () => {
  expect(blueGreenReplicas(rollout, { ...preview, activeHash: 'new' }, pods('new', 1), [pods('old', 4)])).toBe(4);
  expect(blueGreenReplicas(rollout, { ...preview, promotedInFull: true }, pods('new', 1), [pods('old', 4)])).toBe(4);
});

test('what comes before the switch begins when the preview has its pods', () => {
  expect(readyForPause(rollout, preview, pods('new', 1), [pods('old', 4)])).toBe(true);
  expect(readyForPause(rollout, preview, pods('new', 0), [pods('old', 4)])).toBe(false);
});

test('there is no surge, and maxUnavailable may come to nothing', () => {
  const two = { replicas: 2, strategy: { blueGreen: { activeService: 'shop' } } };
  expect(rolloutFenceposts(two)).toEqual({ maxSurge: 0, maxUnavailable: 0 });
});
