declare global {
  /** Set by the Jest project: where the services of this run read metrics. */
  var METRICS_SOURCE: 'database' | 'api';
}

/** EMS Core's REST API is asked for one asset and metric at a time, a hundred times a minute, so everything takes longer. */
export const isApi = (): boolean => globalThis.METRICS_SOURCE === 'api';

/** How long to wait for what takes `ms` where metrics are read from the database. */
export const patience = (ms: number): number => (isApi() ? 4 * ms : ms);
