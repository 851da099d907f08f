// The conformance suite's own tests: they need the oracle, which `npm test` does not.
module.exports = {
  rootDir: '..',
  testMatch: ['<rootDir>/conformance/test/**/*.test.ts'],
  // etcd's snapshots there are not jest's.
  modulePathIgnorePatterns: ['<rootDir>/conformance/\\.work/'],
  moduleNameMapper: { '^cdk8s-rollouts$': '<rootDir>/src/index.ts' },
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'conformance/tsconfig.json' }] },
  coverageProvider: 'v8',
  testTimeout: 120000,
};
