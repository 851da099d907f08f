import { nobodyObjects } from './no-finding';
import { buildRollout, rolloutDrafts } from '../../../test/properties/rollout-arbitraries';
import { withoutPreflight } from '../without-preflight';

withoutPreflight();

nobodyObjects('Rollout', 0.3, rolloutDrafts, buildRollout);
