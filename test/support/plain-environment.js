import { constants, createContext, runInContext } from 'node:vm';
import { LegacyFakeTimers, ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import { installCommonGlobals } from 'jest-util';

const createRealm = () => runInContext('globalThis', createContext(constants.DONT_CONTEXTIFY));

const LANGUAGE = new Set(Object.getOwnPropertyNames(createRealm()));

/** What Node adds to the language. */
const NODE = Object.entries(Object.getOwnPropertyDescriptors(globalThis)).filter(
  ([name]) => !LANGUAGE.has(name) && name !== 'global',
);

/** What Node's own objects are made of: a spec has to find them instances of the class it knows. */
const { ArrayBuffer, Uint8Array } = globalThis;

/** Node's getters refuse another global object than theirs, and load much that few specs need. */
function define(global, name, descriptor) {
  const set = (value) => Object.defineProperty(global, name, { value, writable: true, configurable: true });
  const lazily = { get: () => globalThis[name], set, configurable: true };
  Object.defineProperty(global, name, 'value' in descriptor ? descriptor : lazily);
}

const LEGACY_TIMERS = { idToRef: (id) => id, refToId: (ref) => ref };

/**
 * Gives each spec a realm of its own, like `jest-environment-node`, but with an ordinary global object. There it is a Proxy
 * behind V8's interceptors, which every `Math` and `Object` passes, in a spec and in all it imports: a quarter of the time of all specs.
 */
export default class PlainEnvironment {
  constructor({ projectConfig: config }) {
    const global = createRealm();
    for (const [name, descriptor] of NODE) define(global, name, descriptor);
    Object.assign(global, { global, ArrayBuffer, Uint8Array });
    installCommonGlobals(global, config.globals);
    global.Error.stackTraceLimit = 100;
    const moduleMocker = new ModuleMocker(global);
    const timers = { config, global };
    this.global = global;
    this.moduleMocker = moduleMocker;
    this.fakeTimers = new LegacyFakeTimers({ ...timers, moduleMocker, timerConfig: LEGACY_TIMERS });
    this.fakeTimersModern = new ModernFakeTimers(timers);
  }

  async setup() {}

  async teardown() {
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
    this.global = null;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return this.global;
  }
}
