import { createHash } from 'crypto';
import { ApiObject, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { propError } from '../semantics/errors';
import { requireDnsSubdomain } from '../semantics/names';
import { requireWritable } from '../semantics/writable-text';

const HASH_LENGTH = 10;
const KEY = /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/;
/** Keys that JavaScript or cdk8s would swallow. */
const LOST_KEYS = ['__proto__', 'constructor'];
const LARGEST_BYTES = 1024 * 1024;

/** A ConfigMap whose name says what is in it. */
export interface ImmutableConfigMapProps {
  /** First part of the name; a hash of the data follows. */
  readonly namePrefix: string;
  /** The data, at most 1 MiB. */
  readonly data: { [key: string]: string };
  /**
   * Namespace.
   *
   * @default - the chart's
   */
  readonly namespace?: string;
  /**
   * Labels of the object.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/**
 * An immutable ConfigMap whose name has a hash of its data: changed data is another object, so pods that refer to it are a new revision,
 * and the old revision keeps the data that it was tested with.
 *
 * Let the tool that applies the manifests keep old ones for as long as one may want to go back (Argo CD: sync option `PruneLast=true`; kubectl: no `--prune`).
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
 */
export class ImmutableConfigMap extends kplus.ConfigMap {
  // Not yet set while the base class adds the data of the props.
  private readonly sealed: boolean = true;

  /** @throws on keys that a ConfigMap cannot have, or more than 1 MiB of data */
  constructor(scope: Construct, id: string, props: ImmutableConfigMapProps) {
    const where = `${scope.node.path}/${id}`;
    const entries = Object.entries(props.data).sort(([left], [right]) => (left < right ? -1 : 1));
    for (const [key, value] of entries) {
      if (!KEY.test(key) || LOST_KEYS.includes(key) || typeof value !== 'string') {
        throw propError(where, { prop: `data[${JSON.stringify(key)}]`, received: value, accepted: 'text, under a key of letters, digits, \'-\', \'_\' and \'.\'', mend: 'rename the key, or turn the value into text' });
      }
      requireWritable(where, 'data key', key);
      requireWritable(where, `data[${JSON.stringify(key)}]`, value);
    }
    const content = JSON.stringify(entries);
    if (Buffer.byteLength(content) > LARGEST_BYTES) {
      throw propError(where, { prop: 'data', received: `${Buffer.byteLength(content)} bytes`, accepted: 'at most 1 MiB', mend: 'put large files into the image or a volume' });
    }
    const name = `${props.namePrefix}-${createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH)}`;
    requireDnsSubdomain(where, 'namePrefix', name);
    super(scope, id, { metadata: { name, namespace: props.namespace, labels: props.labels }, data: props.data, immutable: true });
    if (entries.length > 0 && entries.every(([, value]) => value === '')) {
      // cdk8s-plus takes data of empty values only for no data.
      ApiObject.of(this).addJsonPatch(JsonPatch.add('/data', { ...props.data }));
    }
  }

  /** Not possible: the name stands for the data. */
  public addData(key: string, value: string): void {
    this.requireUnsealed(`addData(${JSON.stringify(key)})`);
    super.addData(key, value);
  }

  /** Not possible: the name stands for the data. */
  public addBinaryData(key: string, value: string): void {
    this.requireUnsealed(`addBinaryData(${JSON.stringify(key)})`);
    super.addBinaryData(key, value);
  }

  private requireUnsealed(call: string): void {
    if (this.sealed) {
      throw propError(this.node.path, {
        prop: call,
        received: 'a call after construction',
        accepted: 'nothing: the name is a hash of the data',
        mend: 'pass all data to the constructor',
      });
    }
  }
}
