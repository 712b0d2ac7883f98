import { join } from 'node:path';
import { fastFolder } from './test/support/fast-folder.ts';
import swc from './test/support/swc.json' with { type: 'json' };

const UNIT_SPECS = '<rootDir>/{src,simulator,launcher,tools,client}/**/*.spec.ts';

/** Loading Nest or MikroORM costs a second of a core for each spec: those that cannot do without are a project of their own. */
const WITH_NEST = `/(${[
  '[\\w-]+\\.(service|client|controller|filter|middleware|pipe)',
  'api-metric-source',
  'asset-condition',
  'episode-signals',
  'asset-zones',
  'check-pace',
  'collection-watch',
  'create-logger',
  'detection-tally',
  'draw-incidents',
  'error-body',
  'everyday-picks',
  'fault',
  'history-lines',
  'metric-history',
  'metric-query',
  'preview-tally',
  'problem-source',
  'refuse-unparsed',
  'silence',
  'startup-summary',
  'stream-json',
  'telemetry',
  'forecasting/capacity/(answers/capacity-answer|limits/limits|list/capacity-order)',
].join('|')})\\.spec\\.ts$`;

const mapped = {
  '^(\\.{1,2}/.*)\\.js$': '$1',
  '^fast-check$': '<rootDir>/test/support/seeded-fast-check.js',
};

/** What becomes of 2,400 files is written at the first run. */
const cacheDirectory = join(fastFolder(), `ems-jest-${process.getuid?.() ?? 0}`);

const project = (name, testMatch, more = {}) => ({
  displayName: name,
  cacheDirectory,
  testMatch,
  testEnvironment: '<rootDir>/test/support/plain-environment.js',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: mapped,
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFiles: ['reflect-metadata'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  ...more,
});

/** Packages and sources are loaded once for all specs of a project that a worker runs, instead of once for each. */
const withSharedModules = {
  testEnvironment: '<rootDir>/test/support/shared-modules/environment.js',
  runtime: '<rootDir>/test/support/shared-modules/runtime.js',
};

const withNest = {
  ...withSharedModules,
  // Nest's packages import each other in a cycle that Jest's ESM loader only survives in this order.
  setupFiles: ['<rootDir>/test/support/load-nest.ts'],
};

// One PostgreSQL server for all of them: Jest runs the same setup file once.
const withDatabase = {
  ...withNest,
  // Modules are loaded once for all of these projects.
  testEnvironmentOptions: { group: 'with-database' },
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  globals: { METRICS_SOURCE: 'database' },
};

/** @type {import('jest').Config} */
export default {
  cacheDirectory,
  maxWorkers: 2,
  // Starting a database or a program takes as long as the machine is slow; a hang is what this must catch.
  testTimeout: 600_000,
  testSequencer: '<rootDir>/test/support/slow-first.js',
  projects: [
    project('unit', [UNIT_SPECS], {
      ...withSharedModules,
      testPathIgnorePatterns: [WITH_NEST],
      moduleNameMapper: {
        ...mapped,
        '^@(nestjs|mikro-orm)/': '<rootDir>/test/support/not-in-a-unit-spec.js',
      },
    }),
    // What unit specs are by name is ignored here, instead of there.
    project('unit-with-nest', [UNIT_SPECS], {
      ...withNest,
      testPathIgnorePatterns: [`^(?!.*${WITH_NEST})`],
    }),
    project('integration', ['<rootDir>/test/integration/**/*.spec.ts'], withDatabase),
    // The same specs twice, and those that make sense with one source of metrics only.
    ...['database', 'api'].map((source) =>
      project(`e2e-${source}`, ['<rootDir>/test/e2e/*.spec.ts', `<rootDir>/test/e2e/${source}/*.spec.ts`], {
        ...withDatabase,
        globals: { METRICS_SOURCE: source },
      }),
    ),
    // Pictures for the documentation are no test.
    ...[
      ['browser', ['<rootDir>/test/browser/!(screenshots).spec.ts']],
      ['screenshots', ['<rootDir>/test/browser/screenshots.spec.ts']],
    ].map(([name, specs]) => project(name, specs, withDatabase)),
  ],
};
