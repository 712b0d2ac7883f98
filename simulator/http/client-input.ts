/** A body or a query as it arrived: nothing about it is known. */
export type ClientInput = Readonly<Record<string, unknown>>;
