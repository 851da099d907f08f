import { Dice } from './dice';
import { experimentArgument } from './valid-analyses';
import { Json } from './valid-bundles';
import { withExperimentWeights, withHeaderRoutes, withMirrorRoutes } from './valid-routing';

type Step = (dice: Dice, router: string, mostWeight: number, analysis: (awaited: boolean) => Json) => Json;

const match = (dice: Dice, router: string): Json => ({ [router.startsWith('alb') ? 'exact' : dice.pick(['exact', 'regex', 'prefix'])]: 'beta' });

const steps: Record<string, Step> = {
  setWeight: (dice, _, most) => ({ setWeight: dice.integer(0, most) }),
  pause: (dice) => ({ pause: dice.pick<Json>([{}, { duration: 0 }, { duration: 30 }, { duration: '30' }, { duration: '1h30m' }, { duration: '1.5m' }, { duration: '500ms' }]) }),
  setCanaryScale: (dice) => ({ setCanaryScale: dice.pick<Json>([{ replicas: 3 }, { weight: 50 }, { matchTrafficWeight: true }]) }),
  analysis: (_, __, ___, analysis) => ({ analysis: analysis(true) }),
  experiment: (dice, router, _, analysis) => {
    const { templates, args } = analysis(false);
    return {
      experiment: {
        ...(dice.chance(0.5) && { duration: '5m' }),
        templates: [
          { name: 'baseline', specRef: 'stable', ...(withExperimentWeights.includes(router) && dice.chance(0.5) && { weight: 5 }) },
          { name: 'canary', specRef: 'canary' },
        ],
        analyses: dice.some<Json>(templates, 0.7).map((template) => ({
          name: template.templateName,
          ...template,
          args: args.map((argument: Json) => (argument.value !== undefined && dice.chance(0.3) ? experimentArgument(argument) : argument)),
        })),
      },
    };
  },
  setHeaderRoute: (dice, router) => ({
    setHeaderRoute: { name: 'header', ...(dice.chance(0.8) && { match: [{ headerName: 'x-beta', headerValue: match(dice, router) }] }) },
  }),
  setMirrorRoute: (dice, router) => ({
    setMirrorRoute: {
      name: 'mirror',
      ...(dice.chance(0.8) && {
        percentage: dice.integer(0, 100),
        match: [{
          ...(dice.chance(0.6) && { method: { exact: 'GET' } }),
          ...(dice.chance(0.6) && { path: match(dice, router) }),
          ...(dice.chance(0.4) && { headers: { 'x-beta': match(dice, router) } }),
        }],
      }),
    },
  }),
  plugin: () => ({ plugin: { name: 'example/plugin', config: { key: 'value' } } }),
};

/** Steps that the router can do; all of them where `all` asks for it. */
export function canarySteps(dice: Dice, router: string, all: boolean, mostWeight: number, analysis: (awaited: boolean) => Json): Json[] {
  const possible = Object.keys(steps).filter((name) => name === 'setCanaryScale' ? router !== 'none'
    : name === 'setHeaderRoute' ? withHeaderRoutes.includes(router)
      : name === 'setMirrorRoute' ? withMirrorRoutes.includes(router) : true);
  const names = all ? possible : Array.from({ length: dice.integer(0, 5) }, () => dice.pick(possible));
  return names.map((name) => steps[name](dice, router, mostWeight, analysis));
}
