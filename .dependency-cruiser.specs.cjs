const { forbidden, options } = require('./.dependency-cruiser.cjs');

/** Specs may look into any folder, and nobody imports them. */
const NOT_OF_SPECS = ['no-folder-cycles', 'no-orphans'];

/** Of specs and what only they use; the files they test are not followed. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: forbidden.filter(({ name }) => !NOT_OF_SPECS.includes(name)),
  options: {
    ...options,
    doNotFollow: { path: ['node_modules', '^(?!test/).*(?<!\\.spec)\\.tsx?$'] },
    exclude: undefined,
  },
};
