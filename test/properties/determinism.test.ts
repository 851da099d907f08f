import { execFileSync } from 'child_process';
import { join } from 'path';
import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { allScenarios } from './all-scenarios';
import { acceptedReleases, build, Release } from './arbitraries';
import { SCENARIOS } from '../golden/scenarios';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) };

function inProcess(environment: Record<string, string>): string {
  const root = join(__dirname, '..', '..');
  const args = ['-r', 'ts-node/register/transpile-only', '-r', 'tsconfig-paths/register', join(__dirname, 'print-scenarios.ts')];
  const env = { ...process.env, TS_NODE_PROJECT: join(root, 'test', 'tsconfig.json'), ...environment };
  return execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

/** The same props, written in the opposite order; lists and variables keep theirs, as it means something. */
function reversed<T>(value: T, prop?: string): T {
  const plain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (!plain || prop === 'env') {
    return value;
  }
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner, key)])) as T;
}

describe('the same program gives the same bytes', () => {
  test('when it is synthesized twice', () => {
    expect(allScenarios()).toBe(allScenarios());
  });

  test('when one app is synthesized twice', () => {
    for (const scenario of Object.values(SCENARIOS)) {
      const app = App.of(scenario());
      expect(app.synthYaml()).toBe(app.synthYaml());
    }
  });

  test('in another process, time zone and language', () => {
    expect(inProcess({ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' })).toBe(allScenarios());
  });

  test('whatever the order in which its props are written', () => {
    fc.assert(fc.property(acceptedReleases, (release) => {
      const backwards: Release = { ...release, props: reversed(release.props) } as Release;
      expect(App.of(build(backwards)).synthYaml()).toBe(App.of(build(release)).synthYaml());
    }), RUNS);
  });
});

describe('nothing but the props decides', () => {
  const forbidden = (what: string) => () => {
    throw new Error(`${what} was asked`);
  };

  afterEach(() => jest.restoreAllMocks());

  test('neither clock, chance, files nor network', () => {
    const expected = allScenarios();
    jest.spyOn(Date, 'now').mockImplementation(forbidden('the clock'));
    jest.spyOn(Math, 'random').mockImplementation(forbidden('chance'));
    for (const [module, calls] of [['fs', ['readFileSync', 'writeFileSync', 'readdirSync', 'existsSync', 'statSync']], ['http', ['request']], ['https', ['request']]] as const) {
      for (const call of calls) {
        jest.spyOn(jest.requireActual(module), call).mockImplementation(forbidden(`${module}.${call}`));
      }
    }
    expect(allScenarios()).toBe(expected);
  });

  test('nor the environment, but for what cdk8s reads itself', () => {
    const asked = new Set<string>();
    const environment = process.env;
    process.env = new Proxy(environment, {
      get: (variables, name) => {
        asked.add(String(name));
        return variables[String(name)];
      },
    });
    try {
      allScenarios();
    } finally {
      process.env = environment;
    }
    expect([...asked].filter((name) => !name.startsWith('CDK8S_'))).toEqual([]);
  });
});
