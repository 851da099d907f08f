import { Duration } from 'cdk8s';
import { ObjectRef } from '../../semantics/object-ref';
import { SecretKeyRef } from '../secret-key-ref';

/** Resources of the container of a Job, as Kubernetes quantities (`100m`, `64Mi`). */
export interface JobResources {
  /**
   * CPU that the scheduler reserves.
   *
   * @default - none: nothing is invented
   */
  readonly cpuRequest?: string;
  /**
   * CPU above which the container is throttled.
   *
   * @default - none
   */
  readonly cpuLimit?: string;
  /**
   * Memory that the scheduler reserves.
   *
   * @default - none: nothing is invented
   */
  readonly memoryRequest?: string;
  /**
   * Memory above which the container is killed.
   *
   * @default - none
   */
  readonly memoryLimit?: string;
}

/** Props of `JobProvider`: one container that exits with 0 if the release is good. `{{args.…}}` is allowed in every text. */
export interface JobProviderProps {
  /** Image of the container, with a fixed tag or digest. It has to run as a user other than root. */
  readonly image: string;

  /**
   * Entry point of the container.
   *
   * @default - the image's
   */
  readonly command?: string[];

  /**
   * Arguments of the entry point.
   *
   * @default - the image's
   */
  readonly args?: string[];

  /**
   * Environment variables, readable in the manifest.
   *
   * @default - none
   */
  readonly env?: Record<string, string>;

  /**
   * Environment variables whose value is in a Secret.
   *
   * @default - none
   */
  readonly secretEnv?: Record<string, SecretKeyRef>;

  /**
   * Service account of the pod.
   *
   * @default - the namespace's default one
   */
  readonly serviceAccountName?: string;

  /**
   * Mount a token of the service account.
   *
   * @default false - a test of a release rarely talks to the Kubernetes API
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * How often Kubernetes starts the pod again after it failed.
   *
   * @default 0 - a retry would hide the failure from the analysis, whose failureLimit is the place to allow some
   */
  readonly backoffLimit?: number;

  /**
   * Time after which the Job fails; whole seconds. Without one, a Job that hangs holds the release for ever.
   *
   * @default Duration.minutes(10) - longer than a check between two steps should take
   */
  readonly activeDeadline?: Duration;

  /**
   * More labels of the Job and its pods, such as `sidecar.istio.io/inject: "false"`: with an injected sidecar of the old kind a Job never ends.
   * `app.kubernetes.io/component: analysis` is always there.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Annotations of the pods.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * Resources of the container.
   *
   * @default - none: nothing is invented
   */
  readonly resources?: JobResources;

  /**
   * Absolute paths that the container may write to, each an empty directory; the rest of the file system is read-only.
   *
   * @default - none
   */
  readonly writablePaths?: string[];

  /**
   * Numeric user id. Needed by images that name their user instead of numbering it, because runAsNonRoot cannot be checked for a name.
   *
   * @default - the image's
   */
  readonly user?: number;

  /**
   * Secrets with the credentials of the image's registry.
   *
   * @default - none
   */
  readonly imagePullSecrets?: ObjectRef[];
}
