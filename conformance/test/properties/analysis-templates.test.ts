import { nobodyObjects } from './no-finding';
import { buildTemplateAlone, templateDrafts } from '../../../test/properties/analysis-template-arbitraries';

nobodyObjects('AnalysisTemplate and ClusterAnalysisTemplate', 0.3, templateDrafts, buildTemplateAlone);
