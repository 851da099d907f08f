import { cdk8s, javascript } from 'projen';

/**
 * The rooms of src/ and what each may import, lowest first.
 * A room that is missing from another's list is out of its reach: the linter says so.
 */
const rooms: Record<string, string[]> = {
  manifest: [],
  semantics: ['manifest'],
  pod: ['manifest', 'semantics', 'preflight'],
  analysis: ['manifest', 'semantics', 'preflight'],
  traffic: ['manifest', 'semantics'],
  network: ['manifest', 'semantics', 'preflight'],
  capacity: ['manifest', 'semantics', 'preflight'],
  experiment: ['manifest', 'semantics', 'pod', 'analysis', 'preflight'],
  strategy: ['manifest', 'semantics', 'analysis', 'traffic', 'experiment'],
  workload: ['manifest', 'semantics', 'pod', 'strategy', 'preflight'],
  platform: ['manifest', 'semantics', 'analysis', 'traffic', 'operations', 'preflight'],
  operations: ['manifest', 'semantics', 'preflight'],
  yaml: [],
  review: ['manifest', 'semantics'],
  preflight: ['semantics', 'yaml', 'review'],
  import: ['manifest', 'semantics', 'yaml'],
  // To import is to try what the library makes of a manifest: through its front door.
  cli: ['manifest', 'semantics', 'yaml', 'review', 'import', 'index.ts'],
  services: ['manifest', 'semantics', 'pod', 'analysis', 'traffic', 'network', 'capacity', 'strategy', 'workload', 'platform', 'operations', 'preflight'],
};

const importZones = Object.entries(rooms).map(([room, allowed]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...allowed].map((name) => `./${name}`),
  message: `src/${room} may import only ${allowed.join(', ') || 'nothing'} (see the rooms in .projenrc.ts)`,
}));

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-rollouts',
  description: 'Zero-downtime progressive delivery on Kubernetes as typed cdk8s constructs: canary, blue-green and rolling services on Argo Rollouts.',
  author: 'cdk8s-rollouts maintainers',
  authorAddress: 'maintainers@cdk8s-rollouts.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-rollouts/cdk8s-rollouts.git',
  keywords: ['cdk8s', 'kubernetes', 'argo-rollouts', 'canary', 'blue-green', 'progressive-delivery', 'zero-downtime', 'gateway-api'],
  defaultReleaseBranch: 'main',
  license: 'Apache-2.0',
  stability: 'experimental',
  majorVersion: 0,

  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.16.0',
  workflowNodeVersion: '22',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',

  // 2.68.11, the lower end of what cdk8s-plus-28 asks for, was never published to npm.
  cdk8sVersion: '2.68.12',
  constructsVersion: '10.3.0',
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  bundledDeps: ['js-yaml@^4'],
  devDeps: ['ajv@^6', 'fast-check@^4', '@types/js-yaml@^4', 'tsconfig-paths@^4', 'yaml@^2'],
  bin: { 'cdk8s-rollouts': 'bin/cdk8s-rollouts' },

  eslintOptions: { dirs: ['src', 'examples'], devdirs: ['test', 'bench', 'conformance'] },
  jestOptions: {
    jestVersion: '^30',
    passWithNoTests: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      moduleNameMapper: { '^cdk8s-rollouts$': '<rootDir>/src/index.ts' },
      setupFiles: ['<rootDir>/test/without-warnings.ts', '<rootDir>/test/deterministic-properties.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/conformance/', '<rootDir>/lib/'],
      coverageReporters: ['text-summary', 'lcov'],
      coverageThreshold: { lines: 95, branches: 90 },
    },
  },

  releaseToNpm: true,
  npmTrustedPublishing: true,
  // The default, version 13, asks for a newer Node than the oldest one supported here.
  bumpPackage: 'commit-and-tag-version@^12',
  publishToPypi: { distName: 'cdk8s-rollouts', module: 'cdk8s_rollouts', trustedPublishing: true },
  buildWorkflowOptions: { mutableBuild: false },
  depsUpgrade: false,
  pullRequestTemplate: false,
  githubOptions: { mergify: false, pullRequestLint: false },

  gitignore: ['/node_modules', '/dist/', '/.cache/', '/bench/.work/', '/conformance/.work/'],
});

// The documentation is shipped: the command line prints the pages of the rules, and names others.
for (const path of ['/.ci/', '/bench/', '/conformance/', '/examples/']) {
  project.npmignore?.addPatterns(path);
}

// jest 30 resolves a version of this package whose optional platform bindings are not all published; `npm ci` then refuses the lock file.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

project.eslint?.addRules({ 'import/no-restricted-paths': ['error', { zones: importZones }] });
project.eslint?.addOverride({
  files: ['examples/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts', 'conformance/**/*.ts'],
  rules: { 'import/no-extraneous-dependencies': 'off', 'import/no-unresolved': 'off' },
});

// ts-jest compiles each test alone and would let a type error pass.
project.testTask.prependExec('tsc --noEmit -p test/tsconfig.json');

// Tests, examples and README snippets import the package by its name.
project.tsconfigDev.file.addOverride('compilerOptions.paths', { 'cdk8s-rollouts': ['../src/index.ts'] });
project.tsconfigDev.file.addOverride('include', ['**/*.ts', '../examples/**/*.ts']);

const runTypeScript = 'ts-node -T -P test/tsconfig.json -r tsconfig-paths/register';
project.addTask('example', { description: 'Synthesizes all examples into dist/', exec: `${runTypeScript} examples/run.ts` });
project.addTask('bench', { description: 'Compares synthesis with raw cdk8s and cdk8s-plus, as ratios', exec: `${runTypeScript} bench/run.ts`, receiveArgs: true });
project.addTask('bench:check', { description: 'Compares check with reading the same files', exec: `${runTypeScript} bench/check.ts`, receiveArgs: true });
project.addTask('bench:linters', { description: 'Compares check with other linters: CPU, and planted faults noticed', exec: `${runTypeScript} bench/planted-faults/run.ts`, receiveArgs: true });

// Java and Go are generated from the same source, but need their own toolchains: not part of a local build.
project.tasks.tryFind('package')?.reset();

project.synth();
