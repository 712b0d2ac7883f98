const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/** Of all but specs, which have a configuration of their own: each file is read once. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that import each other are one idea: merge them or extract what both need.',
      {},
      { circular: true },
    ),
    {
      ...rule(
        'no-folder-cycles',
        'Folders that need each other are one idea, or a file lies in the wrong one.',
        {},
        { circular: true },
      ),
      scope: 'folder',
    },
    rule(
      'no-orphans',
      'Nothing imports this file: delete it.',
      {
        orphan: true,
        pathNot: [
          '/testing/',
          '(^|/)main\\.tsx?$',
          '\\.config\\.ts$',
          '\\.worker\\.ts$',
          '\\.d\\.ts$',
          '^tools/bench/',
        ],
      },
      {},
    ),
    rule(
      'ml-is-pure',
      'src/ml is arithmetic: no Nest, no ORM, no Node modules, no other room.',
      { path: '^src/ml/', pathNot: '\\.spec\\.ts$' },
      { pathNot: '^src/ml/' },
    ),
    rule(
      'platform-knows-no-module',
      'platform is plumbing: it imports neither modules nor ml.',
      { path: '^src/platform/' },
      { path: '^src/', pathNot: '^src/platform/' },
    ),
    rule(
      'modules-by-their-door',
      'Every folder of src is a module: import from its index.js.',
      { path: '^src/([^/]+)/' },
      { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/platform/', '^src/[^/]+/(testing/)?index\\.ts$'] },
    ),
    rule(
      'modules-by-their-door-from-outside',
      'Every folder of src is a module: import from its index.js.',
      { path: '^(src/[^/]+\\.ts$|migrations/|launcher/|simulator/|client/)' },
      { path: '^src/[^/]+/', pathNot: ['^src/platform/', '^src/[^/]+/index\\.ts$'] },
    ),
    rule(
      'platform-by-its-doors',
      'Every folder of platform has a door of its own: import from its index.js.',
      { path: '^(src|migrations)/', pathNot: '^src/platform/' },
      { path: '^src/platform/', pathNot: '^src/platform/[^/]+/index\\.ts$' },
    ),
    rule(
      'platform-parts-by-their-doors',
      'Every folder of platform has a door of its own: import from its index.js.',
      { path: '^src/platform/([^/]+)/' },
      { path: '^src/platform/', pathNot: ['^src/platform/$1/', '^src/platform/[^/]+/index\\.ts$'] },
    ),
    rule(
      'simulator-parts-by-their-doors',
      'Every folder of the simulator is a module: import from its index.js.',
      { path: '^simulator/([^/]+)/' },
      { path: '^simulator/[^/]+/', pathNot: ['^simulator/$1/', '^simulator/[^/]+/index\\.ts$'] },
    ),
    rule(
      'tools-by-their-doors',
      'Every folder of tools is a program of its own: import from its index.js.',
      { path: '^tools/([^/]+)/' },
      { path: '^tools/[^/]+/', pathNot: ['^tools/$1/', '^tools/[^/]+/index\\.ts$'] },
    ),
    rule(
      'embedded-postgres-by-its-door',
      'The embedded PostgreSQL is a package of its own: import from its index.js, and give it nothing of the launcher.',
      { path: '^(?!launcher/embedded-postgres/|test/)' },
      { path: '^launcher/embedded-postgres/', pathNot: '^launcher/embedded-postgres/index\\.ts$' },
    ),
    rule(
      'ports-before-uses',
      'metrics, models, ems and topology are used by training and anomaly, never the other way.',
      { path: '^src/(metrics|models|ems|topology)/' },
      {
        path: '^src/(anomaly|training|forecasting|alerting|root-cause|health|telemetry|startup|housekeeping|maintenance|dashboard)/',
      },
    ),
    rule(
      'anomaly-before-forecasting',
      'Forecasting shares the shards of anomaly; detection and training work without forecasts.',
      { path: '^src/(anomaly|training)/' },
      { path: '^src/forecasting/' },
    ),
    rule(
      'alerting-before-root-cause',
      'Root causes are of incidents; incidents are made and announced without them, and what will fail is foreseen without them.',
      { path: '^src/(anomaly|training|forecasting|alerting|maintenance)/' },
      { path: '^src/root-cause/' },
    ),
    rule(
      'health-is-last',
      'health looks at everybody; nobody looks at health.',
      { path: '^src/[^/]+/', pathNot: '^src/health/' },
      { path: '^src/health/' },
    ),
    rule(
      'dashboard-before-health',
      'The dashboard looks at all modules of the work; of those only health, telemetry and start come after it, and nobody looks at it.',
      { path: '^src/[^/]+/', pathNot: '^src/dashboard/' },
      { path: '^src/dashboard/' },
    ),
    rule(
      'dashboard-looks-not-ahead',
      'Health, telemetry and start come after the dashboard.',
      { path: '^src/dashboard/' },
      { path: '^src/(health|telemetry|startup)/' },
    ),
    rule(
      'controllers-delegate',
      'A controller calls services and speaks in DTOs; repositories stay behind services.',
      { path: '\\.controller\\.ts$' },
      { path: '\\.(repository|entity)\\.ts$' },
    ),
    rule(
      'services-speak-domain',
      'Services know nothing of HTTP or DTOs: throw a DomainError, return plain types.',
      { path: '\\.service\\.ts$' },
      { path: '(/dto/|node_modules/(@nestjs/swagger|express)/)' },
    ),
    rule(
      'orm-in-repositories',
      'MikroORM lives in repositories, entities, modules, migrations and platform/database.',
      { path: '^(src|simulator)/', pathNot: '(\\.(repository|entity|module)\\.ts$|^src/platform/database/)' },
      { path: 'node_modules/@mikro-orm/' },
    ),
    rule(
      'simulator-stands-alone',
      'The simulator is another program: it shares nothing with the service.',
      { path: '^simulator/' },
      { path: '^src/' },
    ),
    rule(
      'service-knows-no-simulator',
      'The service must not depend on what only development has.',
      { path: '^(src|migrations)/' },
      { path: '^(simulator|launcher|tools|test|web)/' },
    ),
    rule(
      'web-uses-the-client',
      'The dashboard is one more user of the API: it imports the client and its components, nothing of the service.',
      { path: '^web/' },
      { path: '^(src|migrations|simulator|launcher|tools|test)/' },
    ),
    rule(
      'components-stand-alone',
      'The React components go into other apps: they import the client and packages, nothing else.',
      { path: '^client/react/' },
      { pathNot: '^(client/|node_modules/)' },
    ),
    rule(
      'components-by-their-door',
      'The React components have a door: import from client/react/index.js.',
      { path: '^(?!client/react/)' },
      { path: '^client/react/', pathNot: '^client/react/index\\.ts$' },
    ),
    rule(
      'no-dev-dependencies',
      'A production install leaves devDependencies out.',
      { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    ),
    rule(
      'no-undeclared',
      'Declare the package in package.json.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    ),
    rule('not-resolvable', 'The import points at nothing.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.tsx?$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
