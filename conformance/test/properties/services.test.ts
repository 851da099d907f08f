import { nobodyObjects } from './no-finding';
import { acceptedReleases, build } from '../../../test/properties/arbitraries';

nobodyObjects('CanaryService, BlueGreenService and RollingService', 0.4, acceptedReleases, build);
