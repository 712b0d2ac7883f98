const project = (name, testMatch, more = {}) => ({
  displayName: name,
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
  ...more,
});

// One PostgreSQL server for all of them: Jest runs the same setup file once.
const withDatabase = {
  // Nest's packages import each other in a cycle that Jest's ESM loader only survives in this order.
  setupFiles: ['<rootDir>/test/support/load-nest.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
};

/** @type {import('jest').Config} */
export default {
  maxWorkers: 2,
  // Starting a database or a program takes as long as the machine is slow; a hang is what this must catch.
  testTimeout: 120_000,
  projects: [
    project('unit', ['<rootDir>/{src,simulator,launcher,tools}/**/*.spec.ts']),
    project('integration', ['<rootDir>/test/integration/**/*.spec.ts'], withDatabase),
    // The same specs twice, and those that make sense with one source of metrics only.
    ...['database', 'api'].map((source) =>
      project(`e2e-${source}`, ['<rootDir>/test/e2e/*.spec.ts', `<rootDir>/test/e2e/${source}/*.spec.ts`], {
        ...withDatabase,
        globals: { METRICS_SOURCE: source },
      }),
    ),
  ],
};
