import JestRuntime from 'jest-runtime';

/** The modules of this worker, by environment and by how they are loaded. */
const registries = new WeakMap();

/**
 * Loads packages and sources once for all specs of a project that a worker runs, as if these were one file: no source keeps
 * state in a module. Jest would load them for each spec, which takes a second of a core where they are Nest and MikroORM.
 */
class SharedModulesRuntime extends JestRuntime {
  constructor(...options) {
    super(...options);
    const [, environment] = options;
    if (!registries.has(environment)) registries.set(environment, { esm: new Map(), cjs: new Map() });
    const { esm, cjs } = registries.get(environment);
    this.registries.esModuleRegistry = esm;
    this.registries.moduleRegistry = cjs;
  }

  /** The spec's own modules go. The others stay, and so does this runtime, through which they load what they import later. */
  teardown() {
    const { esModuleRegistry, moduleRegistry } = this.registries;
    for (const modules of [esModuleRegistry, moduleRegistry])
      for (const module of modules.keys()) if (isOfSpecs(module)) modules.delete(module);
    this.restoreAllMocks();
    this.enterTestCode();
  }
}

function isOfSpecs(module) {
  return !module.includes('/node_modules/') && /\/test\/|\.spec\.ts/.test(module);
}

export { SharedModulesRuntime as 'module.exports' };
