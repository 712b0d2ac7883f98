/** A row of the alerts. Instants are epoch milliseconds. */
export interface AlertRow {
  readonly happenedAt: number;
  readonly receivedAt: number;
  readonly entity: string;
  readonly kind: string;
  readonly severity: string;
  readonly message: string;
  readonly isClear: boolean;
}

/** A row of the topology. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
}

/** A row of the silences; an empty entity or kind matches all. */
export interface SilenceRow {
  readonly from: number;
  readonly to: number;
  readonly entity: string;
  readonly kind: string;
  readonly message: RegExp | undefined;
  readonly isBehind: boolean;
  readonly comment: string;
}

/** An answered poll. */
export interface PollRow {
  readonly at: number;
  readonly entity: string;
}
