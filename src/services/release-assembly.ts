import { ApiObject } from 'cdk8s';
import { ReleaseFoundation } from './release-foundation';
import { ReleaseParts } from './release-parts';
import { AnalysisTemplate } from '../analysis/analysis-template';
import { ITrafficRouter, RouterBinding } from '../traffic/traffic-router';

/** Everything that a release consists of, but its workload. */
export interface ReleaseAssembly {
  readonly foundation: ReleaseFoundation;
  readonly service?: ApiObject;
  readonly router?: ITrafficRouter;
  readonly binding: RouterBinding;
  readonly templates: AnalysisTemplate[];
  readonly around: ReleaseParts;
  readonly alerts?: ApiObject;
}
