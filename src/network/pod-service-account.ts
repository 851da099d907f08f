import { propError } from '../semantics/errors';
import { ReleaseIdentity } from '../semantics/identity';
import { requireAnnotations } from '../semantics/names';
import { ObjectRef } from '../semantics/object-ref';

/** A ServiceAccount of the release's own. */
export interface PodServiceAccountProps {
  /**
   * Annotations, such as those by which a cloud ties the account to a role: 'eks.amazonaws.com/role-arn',
   * 'iam.gke.io/gcp-service-account', 'azure.workload.identity/client-id'. They need no token of the Kubernetes API.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Whether pods get a token of the Kubernetes API.
   *
   * @default false, because few applications call the Kubernetes API, and a stolen token does harm
   */
  readonly automountToken?: boolean;
}

/**
 * The ServiceAccount that the pods of a release run under.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export class PodServiceAccount {
  /**
   * An account of the release's own, named like it.
   *
   * @throws if an annotation is malformed
   */
  public static create(props?: PodServiceAccountProps): PodServiceAccount {
    requireAnnotations('PodServiceAccount.create', 'annotations', props?.annotations);
    return new PodServiceAccount(props?.automountToken ?? false, { ...props?.annotations });
  }

  /**
   * An account that is managed elsewhere; nothing is emitted.
   *
   * @param serviceAccount the account, in the namespace of the release
   * @param automountToken whether pods get a token of the Kubernetes API; left out, they get none
   */
  public static existing(serviceAccount: ObjectRef, automountToken?: boolean): PodServiceAccount {
    return new PodServiceAccount(automountToken ?? false, {}, serviceAccount);
  }

  /** @internal Whether the pods mount a token: what a pod says wins over its account. */
  public readonly _automountToken: boolean;
  /** @internal */
  public readonly _annotations: Record<string, string>;
  /** @internal */
  public readonly _existing?: ObjectRef;

  private constructor(automountToken: boolean, annotations: Record<string, string>, existing?: ObjectRef) {
    this._automountToken = automountToken;
    this._annotations = annotations;
    this._existing = existing;
  }

  /** @internal What the pods of the release name as their account; throws for an account of another namespace. */
  public _accountName(where: string, identity: ReleaseIdentity): string {
    const { name, namespace } = this._existing ?? { name: identity.name };
    if (namespace !== undefined && identity.namespace !== undefined && namespace !== identity.namespace) {
      throw propError(where, {
        prop: 'serviceAccount namespace',
        received: namespace,
        accepted: `${identity.namespace}: pods run under accounts of their own namespace`,
        mend: `pass ObjectRef.of(${JSON.stringify(name)}) for an account there`,
      });
    }
    return name;
  }
}
