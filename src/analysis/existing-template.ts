import { IAnalysisTemplate } from './template-reference';

/** A template that exists in the cluster. */
export class ExistingTemplate implements IAnalysisTemplate {
  constructor(public readonly templateName: string, public readonly clusterScope: boolean) {}
}
