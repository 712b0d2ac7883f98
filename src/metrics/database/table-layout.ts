import { type RawBuilder, sql } from 'kysely';
import type { WallClock } from './wall-clock.js';

/** Seconds. */
export const NEXT_MILLISECOND = 0.001;

/** How a table calls its columns. */
export interface TableColumns {
  readonly table: string;
  readonly asset: string;
  readonly name: string;
  readonly createdAt: string;
}

export type Sql = RawBuilder<unknown>;

export interface Layout {
  readonly idArray: Sql;
  readonly clock: WallClock;
  /** What the table has. */
  readonly columns: ReadonlySet<string>;
}

export const HISTORY_COLUMNS: TableColumns = {
  table: 'device_metrics_history',
  asset: 'asset_id',
  name: 'metric_type',
  createdAt: 'created_at',
};

export const POSTED_COLUMNS: TableColumns = {
  table: 'metrics',
  asset: 'assetId',
  name: 'metricName',
  createdAt: 'createdAt',
};

export const unitIn = ({ columns }: Layout): Sql => (columns.has('unit') ? sql`unit` : sql`null::text`);

export const textIds = (ids: readonly string[], idArray: Sql): Sql => sql`${[...ids]}::text[]::${idArray}`;
