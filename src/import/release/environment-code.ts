import { configOf } from './config';
import { Codes, Draft } from './draft';
import { call, Code, imported, list, object, variable, verbatim } from '../code/code';
import { Json, JsonObject, mapAt, mapsAt, textAt } from '../code/json';

const FIELDS: Record<string, string> = {
  'metadata.name': 'POD_NAME',
  'metadata.namespace': 'POD_NAMESPACE',
  'metadata.uid': 'POD_UID',
  'status.podIP': 'POD_IP',
  'spec.serviceAccountName': 'SERVICE_ACCOUNT_NAME',
  'spec.nodeName': 'NODE_NAME',
  'status.hostIP': 'NODE_IP',
  'status.podIPs': 'POD_IPS',
};

/** `env`, `envVariables` and `envFrom` of the short form; of the long form where `whole` says so, which has no texts apart. */
export function environmentCodes(draft: Draft, container: JsonObject, whole: boolean): Codes {
  const entries = mapsAt(container, 'env').filter(({ name }) => typeof name === 'string').map((entry) => ({ name: String(entry.name), entry }));
  const isText = ({ entry }: { entry: JsonObject }) => typeof entry.value === 'string' && entry.valueFrom === undefined;
  const texts = entries.filter(isText);
  const others = entries.filter((one) => !isText(one));
  // Texts come first in the short form: where the manifest has another order, all of them are values.
  const together = whole || !entries.slice(0, texts.length).every(isText);
  const values = (together ? entries : others).flatMap(({ name, entry }) => {
    const code = isText({ entry }) ? call(imported('cdk8s-plus-28', 'EnvValue.fromValue'), verbatim(entry.value)) : valueCode(draft, entry);
    return code ? [[name, code] as const] : [];
  });
  const config = configOf(draft);
  const sources = mapsAt(container, 'envFrom').filter((source) => !config || config.mounted || textAt(source, 'configMapRef', 'name') !== config.name);
  const from = sources.flatMap((source) => envFromCode(draft, source) ?? []);
  return {
    env: together || texts.length === 0 ? undefined : object(Object.fromEntries(texts.map(({ name, entry }) => [name, verbatim(entry.value)]))),
    envVariables: values.length === 0 ? undefined : object(Object.fromEntries(values)),
    envFrom: from.length === 0 ? undefined : list(from),
  };
}

function valueCode(draft: Draft, entry: JsonObject): Code | undefined {
  const [secret, config, field] = ['secretKeyRef', 'configMapKeyRef', 'fieldRef'].map((key) => mapAt(entry, 'valueFrom', key));
  const from = (factory: string, ...args: Code[]) => call(imported('cdk8s-plus-28', `EnvValue.${factory}`), ...args);
  const optional = (source: JsonObject) => source.optional === undefined ? [] : [object({ optional: verbatim(source.optional) })];
  if (secret) {
    return from('fromSecretValue', object({ secret: existing(draft, 'Secret', secret.name), key: verbatim(secret.key) }), ...optional(secret));
  }
  if (config) {
    return from('fromConfigMap', existing(draft, 'ConfigMap', config.name), verbatim(config.key), ...optional(config));
  }
  const path = textAt(field, 'fieldPath') ?? '';
  return Object.hasOwn(FIELDS, path) ? from('fromFieldRef', imported('cdk8s-plus-28', `EnvFieldPaths.${FIELDS[path]}`)) : undefined;
}

function envFromCode(draft: Draft, source: JsonObject): Code | undefined {
  const [secret, config] = [mapAt(source, 'secretRef'), mapAt(source, 'configMapRef')];
  const prefix = typeof source.prefix === 'string' ? verbatim(source.prefix) : undefined;
  if (config) {
    return call(imported('cdk8s-plus-28', 'Env.fromConfigMap'), existing(draft, 'ConfigMap', config.name), prefix);
  }
  return secret && !prefix ? call(imported('cdk8s-plus-28', 'Env.fromSecret'), existing(draft, 'Secret', secret.name)) : undefined;
}

/** A Secret or ConfigMap of the cluster. */
export function existing(draft: Draft, kind: 'Secret' | 'ConfigMap', name: Json | undefined): Code {
  const factory = kind === 'Secret' ? 'Secret.fromSecretName' : 'ConfigMap.fromConfigMapName';
  const text = String(name);
  return draft.declarations.declare(`${kind} ${text}`, `${text}-${kind === 'Secret' ? 'secret' : 'config'}`, (id) => (
    call(imported('cdk8s-plus-28', factory), variable(draft.chart), verbatim(id), verbatim(text))
  ));
}
