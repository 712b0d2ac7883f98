import JestRuntime from 'jest-runtime';

/** The modules of this worker, by environment and by how they are loaded. */
const registries = new WeakMap();

/**
 * Loads packages and sources once for all specs of a project that a worker runs, as if these were one file: no source keeps
 * state in a module. Jest would load them for each spec, which takes a second of a core where they are Nest and MikroORM, and
 * a fifteenth for `expect` and what else of Jest itself is loaded beside a spec.
 */
class SharedModulesRuntime extends JestRuntime {
  constructor(...options) {
    super(...options);
    const [, environment] = options;
    if (!registries.has(environment))
      registries.set(environment, { esm: new Map(), cjs: new Map(), ofJest: new Map(), compiled: new Map() });
    const { esm, cjs, ofJest, compiled } = registries.get(environment);
    this.registries.esModuleRegistry = esm;
    this.registries.moduleRegistry = cjs;
    this.registries.internalModuleRegistry = ofJest;
    this.compileOnce(compiled);
  }

  /** What is evaluated anew for each spec need not be compiled anew, which takes most of the time. */
  compileOnce(compiled) {
    const compile = this.executor.compile.bind(this.executor);
    this.executor.compile = (source, file) => {
      if (!keepsTests(file)) return compile(source, file);
      if (!compiled.has(file)) compiled.set(file, compile(source, file));
      return compiled.get(file);
    };
  }

  /** The spec's own modules go. The others stay, and so does this runtime, through which they load what they import later. */
  teardown() {
    const { esModuleRegistry, moduleRegistry, internalModuleRegistry } = this.registries;
    for (const modules of [esModuleRegistry, moduleRegistry]) forget(modules, isOfSpecs);
    forget(internalModuleRegistry, keepsTests);
    this.restoreAllMocks();
    this.enterTestCode();
  }
}

function forget(modules, isForgotten) {
  for (const module of modules.keys()) if (isForgotten(module)) modules.delete(module);
}

function isOfSpecs(module) {
  return !module.includes('/node_modules/') && /\/test\/|\.spec\.ts/.test(module);
}

/** The part of Jest that has a spec's tests and hooks as its state. */
function keepsTests(module) {
  return module.includes('/jest-circus/build/');
}

export { SharedModulesRuntime as 'module.exports' };
