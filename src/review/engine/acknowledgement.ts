import { InventoryObject } from '../inventory/inventory-object';

/** Somebody knows of a finding, and has a reason to live with it. It stays in every report. */
export interface Acknowledgement {
  /** The id of the rule: `ZD705`. */
  readonly rule: string;
  readonly reason: string;
  /** The last day on which it holds, as `2027-01-31`. Looked at by the command line only: synthesis knows no clock. */
  readonly until?: string;
  /** Where it stands, for findings about itself: `annotation of Rollout orders`, a construct's path, a configuration file. */
  readonly from: string;
  /** The object that carries it, where one does. */
  readonly carrier?: InventoryObject;
  /** Whether it is about this object. */
  readonly covers: (object: InventoryObject) => boolean;
}

/** Annotations that acknowledge a rule are called this and the rule's id: `preflight.cdk8s-rollouts/ZD705: the reason`. */
export const ACKNOWLEDGEMENT_PREFIX = 'preflight.cdk8s-rollouts/';

const UNTIL = /\s*\(until (\S+)\)$/;

/** The acknowledgements that objects carry in their annotations. They are about the object that carries them. */
export function annotatedAcknowledgements(objects: readonly InventoryObject[]): Acknowledgement[] {
  return objects.flatMap((carrier) => annotationsOf(carrier).filter((key) => key.startsWith(ACKNOWLEDGEMENT_PREFIX)).map((key) => {
    const text = carrier.metadata.annotations![key];
    return {
      rule: key.slice(ACKNOWLEDGEMENT_PREFIX.length),
      reason: text.replace(UNTIL, '').trim(),
      until: UNTIL.exec(text)?.[1],
      from: `annotation ${key}`,
      carrier,
      covers: (object: InventoryObject) => object === carrier,
    };
  }));
}

function annotationsOf({ metadata }: InventoryObject): string[] {
  return Object.keys(metadata.annotations ?? {});
}
