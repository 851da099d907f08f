import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PodServiceAccount } from './pod-service-account';
import { Preflight } from '../preflight/preflight';
import { ReleaseIdentity, releaseMetadata } from '../semantics/identity';

/** Emits the ServiceAccount of a release; nothing where the account exists already. */
export function emitServiceAccount(
  scope: Construct, identity: ReleaseIdentity, account: PodServiceAccount = PodServiceAccount.create(),
): ApiObject | undefined {
  if (account._existing !== undefined) {
    Preflight._declareExisting(scope, { kind: 'ServiceAccount', name: account._existing.name, namespace: identity.namespace });
    return undefined;
  }
  const annotated = Object.keys(account._annotations).length > 0;
  return new ApiObject(scope, 'ServiceAccount', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { ...releaseMetadata(identity), ...(annotated && { annotations: account._annotations }) },
    automountServiceAccountToken: account._automountToken,
  });
}
