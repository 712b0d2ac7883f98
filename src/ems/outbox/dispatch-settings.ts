/** The rhythm of the delivery. Tests use a quicker one. */
export interface DispatchSettings {
  /** Rest between two looks at what waits and is not due, or cannot be sent yet. */
  readonly intervalMs: number;
  /** Rest while nothing waits, unless a notification ends it. */
  readonly idleMs: number;
  /** Messages of one kind in hand at the same time. */
  readonly batchSize: number;
  /** After a crash a message is tried again this much later; while in hand its lease is extended. */
  readonly leaseMs: number;
  /** First pause after EMS Core went away; doubles up to `maxPauseMs`. */
  readonly firstPauseMs: number;
  /** First pause after a refusal; doubles up to `maxPauseMs`. */
  readonly firstRefusalPauseMs: number;
  readonly maxPauseMs: number;
  /** How often an EMS Core that is away is asked for its health. */
  readonly probeMs: number;
  /** Refusals after which a message is parked. */
  readonly maxRefusals: number;
  /** The same while EMS Core takes nothing at all of that kind, so that the fault is more likely on its side. */
  readonly maxRefusalsWhenNothingPasses: number;
  /** How long a shutdown waits for what is in hand. */
  readonly shutdownMs: number;
}

export const DISPATCH_SETTINGS = Symbol('DISPATCH_SETTINGS');

export const defaultDispatchSettings: DispatchSettings = {
  intervalMs: 1_000,
  idleMs: 60_000,
  batchSize: 8,
  leaseMs: 20_000,
  firstPauseMs: 1_000,
  firstRefusalPauseMs: 2_000,
  maxPauseMs: 60_000,
  probeMs: 2_000,
  maxRefusals: 5,
  maxRefusalsWhenNothingPasses: 20,
  shutdownMs: 3_000,
};
