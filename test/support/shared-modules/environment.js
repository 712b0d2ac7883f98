import PlainEnvironment from '../plain-environment.js';

/** The environments of this worker, by project or group of projects. */
const environments = new Map();

/**
 * One for all specs that a worker runs of a project, or of the projects of one group: a module belongs to the environment that
 * it was loaded in. Projects of a group differ in `globals` only, and each has all of the others'.
 */
export default class SharedEnvironment extends PlainEnvironment {
  constructor(config) {
    const { id, globals, testEnvironmentOptions } = config.projectConfig;
    const group = testEnvironmentOptions.group ?? id;
    const known = environments.get(group);
    if (known) {
      Object.assign(known.global, globals);
      return known;
    }
    super(config);
    this.symbols = new Set(Object.getOwnPropertySymbols(this.global));
    this.exit = this.global.process.exit;
    environments.set(group, this);
  }

  /** Leaves of what Jest hangs on the global object for a spec, its hooks above all, only what it has made permanent. */
  async teardown() {
    for (const symbol of Object.getOwnPropertySymbols(this.global))
      if (!this.symbols.has(symbol)) Reflect.deleteProperty(this.global, symbol);
    this.global.process.exit = this.exit;
  }
}
