import { CONTAINER_SHAPES } from '../../../src/semantics/controller/pod-template/container-shapes';
import { POD_SHAPES } from '../../../src/semantics/controller/pod-template/pod-shapes';
import { Field, readShapes } from '../../../src/semantics/controller/pod-template/shapes';
import { VOLUME_SHAPES } from '../../../src/semantics/controller/pod-template/volume-shapes';
import { Dice } from '../validation/dice';

export type Tree = Record<string, unknown>;

export const SHAPES = readShapes({ ...POD_SHAPES, ...CONTAINER_SHAPES, ...VOLUME_SHAPES });

/** Values of fields by name: defaults, and others that look alike. */
const TEXTS: Record<string, string[]> = {
  image: [
    'shop:1.2', 'shop', 'shop:latest', 'ghcr.io/acme/shop:2', 'localhost:5000/shop', 'localhost/shop:latest', 'Shop', 'ACME/shop', 'shop:', 'a/B:latest',
    `shop@sha256:${'a'.repeat(64)}`, `shop:latest@sha256:${'b'.repeat(64)}`, 'f'.repeat(64), 'registry.example.com:443/a__b/c-d.e', 'a..b', '',
  ],
  imagePullPolicy: ['Always', 'IfNotPresent', 'Never'],
  terminationMessagePath: ['/dev/termination-log', '/tmp/log'],
  terminationMessagePolicy: ['File', 'FallbackToLogsOnError'],
  protocol: ['TCP', 'UDP'],
  path: ['/', '/ready'],
  scheme: ['HTTP', 'HTTPS'],
  apiVersion: ['v1', 'v2'],
  dnsPolicy: ['ClusterFirst', 'Default'],
  restartPolicy: ['Always', 'OnFailure'],
  schedulerName: ['default-scheduler', 'other'],
  serviceAccount: ['shop', 'other'],
  serviceAccountName: ['shop', 'other'],
  volumeMode: ['Filesystem', 'Block'],
  iscsiInterface: ['default'],
  pool: ['rbd'],
  user: ['admin'],
  keyring: ['/etc/ceph/keyring'],
  cachingMode: ['ReadWrite', 'None'],
  fsType: ['ext4', 'xfs'],
  kind: ['Shared'],
  storageMode: ['ThinProvisioned'],
};
const INTEGERS: Record<string, number[]> = {
  timeoutSeconds: [1, 5],
  periodSeconds: [10, 5],
  successThreshold: [1, 2],
  failureThreshold: [3, 30],
  terminationGracePeriodSeconds: [30, 60],
  defaultMode: [420, 256],
  expirationSeconds: [3600, 600],
};
const QUANTITIES = [
  '0', '1', '500m', '0.5', '1000m', '1.5', '1.500', '1k', '1000', '1e3', '1E3', '1Gi', '1024Mi', '1073741824', '1.5Gi', '1536Mi', '0.5Gi', '512Mi', '0.1Gi',
  '2049Mi', '100M', '0.1G', '12Ki', '+1', '01', '1u', '1n', '0.1n', '3E', '8Ei', '128Mi', '134217728', '0.0005', '999999999999', '1.', '.5', '0.0', '00', '0Mi',
  '123456789012345678', '1234567.891', '17Ti', '1048577Ki', '1e-3', '5E6',
];

export function randomTemplate(dice: Dice): Tree {
  const template = randomObject(dice, 'PodTemplateSpec', 0) as { spec?: Tree };
  return { ...template, spec: { containers: [randomObject(dice, 'Container', 2)], ...template.spec } };
}

/** Few fields each, the deeper the fewer. */
export function randomObject(dice: Dice, type: string, depth: number): Tree {
  const fields = SHAPES.get(type)!;
  if (type === 'Volume') {
    const source = dice.pick(fields.filter(({ name }) => name !== 'name'));
    return { name: 'data', ...(dice.chance(0.9) && { [source.name]: randomValue(dice, source, depth + 1) }) };
  }
  const share = type === 'PodTemplateSpec' ? 0.8 : Math.min(0.5, 5 / fields.length);
  const chosen = fields.filter(({ always }) => dice.chance(always ? 0.9 : share));
  return Object.fromEntries(chosen.map((field) => [field.name, randomValue(dice, field, depth)]));
}

/** A value of a field's kind, now and then one that holds nothing. */
export function randomValue(dice: Dice, { name, kind }: Field, depth: number): unknown {
  if (dice.chance(0.03)) {
    return null;
  }
  if (kind.startsWith('[]')) {
    return Array.from({ length: dice.integer(0, depth > 3 ? 1 : 2) }, () => randomInner(dice, name, kind.slice(2), depth + 1));
  }
  if (kind.startsWith('{}')) {
    return Object.fromEntries(dice.some(['cpu', 'memory', '10', '9', 'é<&>'], 0.3).map((key) => [key, randomInner(dice, name, kind.slice(2), depth)]));
  }
  return randomInner(dice, name, kind.replace(/^[*?]/, ''), depth + 1);
}

function randomInner(dice: Dice, name: string, kind: string, depth: number): unknown {
  switch (kind) {
    case 'string': return dice.chance(0.1) ? '' : dice.pick(TEXTS[name] ?? ['a', 'b', 'é < & > "\\\n\u2028', '\u0001\u007f\b\f']);
    case 'int': return dice.chance(0.1) ? 0 : dice.pick(INTEGERS[name] ?? [1, 8080]);
    case 'bool': return dice.chance(0.5);
    case 'Quantity': return dice.pick(QUANTITIES);
    case 'IntOrString': return dice.pick([0, 80, 'http', '80']);
    default: return randomObject(dice, kind, depth);
  }
}
