/** What would be different from some day on. */
export interface CapacityChange {
  /** What the load is multiplied by, 0 or more. */
  readonly factor: number;
  /** What comes to the load, in the unit of the metric; less than 0 for what goes. */
  readonly added: number;
  /** What comes to the limit, in the unit of the metric. */
  readonly addedLimit: number;
  /** Epoch milliseconds. */
  readonly fromMs: number;
}
