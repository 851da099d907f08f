import { call, Code, imported, object, unlessEmpty, verbatim } from '../code/code';
import { Json, mapAt } from '../code/json';

/** `resources` of a container as cdk8s-plus has them; undefined where an amount has no such form. */
export function resourcesCode(resources: Json | undefined): Code | undefined {
  const pair = (resource: string, amount: (value: Json) => Code | undefined) => {
    const [request, limit] = ['requests', 'limits'].map((key) => mapAt(resources, key)?.[resource]);
    return unlessEmpty(object({
      request: request === undefined ? undefined : amount(request), limit: limit === undefined ? undefined : amount(limit),
    }));
  };
  const code = object({ cpu: pair('cpu', cpuCode), memory: pair('memory', sizeCode), ephemeralStorage: pair('ephemeral-storage', sizeCode) });
  return unlessEmpty(code);
}

function cpuCode(value: Json): Code | undefined {
  const [, amount, milli] = /^(\d+(?:\.\d+)?)(m?)$/.exec(String(value)) ?? [];
  return amount === undefined ? undefined : call(imported('cdk8s-plus-28', milli ? 'Cpu.millis' : 'Cpu.units'), verbatim(Number(amount)));
}

function sizeCode(value: Json): Code | undefined {
  const [, amount, unit] = /^([1-9]\d*)(Mi|Gi)$/.exec(String(value)) ?? [];
  return amount === undefined ? undefined : call(imported('cdk8s', unit === 'Gi' ? 'Size.gibibytes' : 'Size.mebibytes'), verbatim(Number(amount)));
}
