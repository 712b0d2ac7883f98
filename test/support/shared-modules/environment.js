import PlainEnvironment from '../plain-environment.js';

/** The environments of this worker, by project. */
const environments = new Map();

/** One for all specs of a project that a worker runs, because a module belongs to the environment that it was loaded in. */
export default class SharedEnvironment extends PlainEnvironment {
  constructor(config) {
    const { id } = config.projectConfig;
    const known = environments.get(id);
    if (known) return known;
    super(config);
    this.symbols = new Set(Object.getOwnPropertySymbols(this.global));
    this.exit = this.global.process.exit;
    environments.set(id, this);
  }

  /** Leaves of what Jest hangs on the global object for a spec, its hooks above all, only what it has made permanent. */
  async teardown() {
    for (const symbol of Object.getOwnPropertySymbols(this.global))
      if (!this.symbols.has(symbol)) Reflect.deleteProperty(this.global, symbol);
    this.global.process.exit = this.exit;
  }
}
