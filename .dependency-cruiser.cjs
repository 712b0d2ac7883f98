const modules = ['metrics', 'models', 'ems', 'training', 'anomaly', 'health', 'housekeeping'];
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that import each other are one idea: merge them or extract what both need.',
      {},
      { circular: true },
    ),
    rule(
      'no-orphans',
      'Nothing imports this file: delete it.',
      {
        orphan: true,
        pathNot: ['\\.spec\\.ts$', '^test/', '(^|/)main\\.ts$', '\\.worker\\.ts$', '\\.d\\.ts$', '^tools/bench/'],
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
      'ml-by-its-door',
      'Import from ml/index.js.',
      { path: '^(src|simulator|launcher)/', pathNot: '^src/ml/' },
      { path: '^src/ml/', pathNot: '^src/ml/index\\.ts$' },
    ),
    rule(
      'platform-knows-no-module',
      'platform is plumbing: it imports neither modules nor ml.',
      { path: '^src/platform/' },
      { path: `^src/(${modules.join('|')}|ml)/` },
    ),
    ...modules.map((name) =>
      rule(
        `${name}-by-its-door`,
        `Import from ${name}/index.js.`,
        { path: '^(src|migrations)/', pathNot: `^src/${name}/` },
        { path: `^src/${name}/`, pathNot: `^src/${name}/index\\.ts$` },
      ),
    ),
    rule(
      'ports-before-uses',
      'metrics, models and ems are used by training and anomaly, never the other way.',
      { path: '^src/(metrics|models|ems)/' },
      { path: '^src/(training|anomaly|health)/' },
    ),
    rule(
      'health-is-last',
      'health looks at everybody; nobody looks at health.',
      { path: '^src/(training|anomaly)/' },
      { path: '^src/health/' },
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
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
