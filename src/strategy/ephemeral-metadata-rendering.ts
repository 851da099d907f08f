import { EphemeralMetadata } from './ephemeral-metadata';
import { PodMetadataSpec } from '../manifest/rollout';
import { propError } from '../semantics/errors';
import { requireAnnotations, requireLabels } from '../semantics/names';

/** Renders and checks the pair of both roles. */
export function renderEphemeralMetadata(where: string, prop: string, metadata: EphemeralMetadata | undefined): PodMetadataSpec | undefined {
  if (metadata === undefined) {
    return undefined;
  }
  requireLabels(where, `${prop}.labels`, metadata.labels);
  requireAnnotations(where, `${prop}.annotations`, metadata.annotations);
  if (metadata.labels?.['rollouts-pod-template-hash'] !== undefined) {
    throw propError(where, {
      prop: `${prop}.labels`,
      received: metadata.labels,
      accepted: 'labels other than rollouts-pod-template-hash',
      mend: 'leave that label to the controller',
    });
  }
  return { ...(metadata.labels && { labels: { ...metadata.labels } }), ...(metadata.annotations && { annotations: { ...metadata.annotations } }) };
}
