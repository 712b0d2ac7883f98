import type { EmsAlert } from '../client/ems-types.js';

/** How one attempt to deliver a message ended. */
export type DeliveryOutcome = Settled | Undelivered;

/** Nothing is left to do. */
export type Settled = Delivered | Dropped;

export interface Delivered {
  readonly kind: 'delivered';
  readonly emsId: string;
  /** An alert as EMS Core holds it. */
  readonly alert?: EmsAlert;
}

/** Delivering it would be wrong by now. */
interface Dropped {
  readonly kind: 'dropped';
  readonly reason: string;
}

export interface Undelivered {
  /**
   * `unavailable`: EMS Core could not be asked. `limited`: it wants us to wait. `refused`: it is healthy and did not take the
   * message. `permanent`: it never will.
   */
  readonly kind: 'unavailable' | 'limited' | 'refused' | 'permanent';
  readonly reason: string;
  /** EMS Core may hold the message although no clear answer came. */
  readonly mayHaveArrived: boolean;
  /** How long EMS Core asked to wait; 0 when it did not. */
  readonly delayMs: number;
}
