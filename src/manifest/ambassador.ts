import { ObjectMetadata } from './metadata';

/** @see https://emissary-ingress.dev/docs/3.10/topics/using/intro-mappings/ */
export interface MappingObject {
  readonly apiVersion: string;
  readonly kind: 'Mapping';
  readonly metadata: ObjectMetadata;
  readonly spec: MappingSpec;
}

export interface MappingSpec {
  readonly host?: string;
  readonly host_regex?: boolean;
  readonly prefix: string;
  readonly prefix_regex?: boolean;
  /** What the prefix is replaced with: `/` where it is left out, nothing where it is empty. */
  readonly rewrite?: string;
  readonly service: string;
  readonly grpc?: boolean;
  readonly allow_upgrade?: string[];
  readonly ambassador_id?: string[];
  readonly weight?: number;
}
