import { nobodyObjects } from './no-finding';
import { buildRollout, rolloutDrafts } from '../../../test/properties/rollout-arbitraries';

nobodyObjects('Rollout', 0.3, rolloutDrafts, buildRollout);
