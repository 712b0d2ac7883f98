import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { streamRows } from '../../platform/database/index.js';
import type { SeriesSamples } from '../../ml/index.js';
import { AssetZones } from '../asset-zones.js';
import { mergeRuns } from '../merge-samples.js';
import { MetricSource } from '../metric-source.js';
import { canonicalMetricName, storedMetricNames, usualUnit } from '../metric-vocabulary.js';
import {
  type Asset,
  type ReadOptions,
  type SampleRange,
  type Series,
  seriesId,
  type SeriesHistory,
} from '../series.js';
import { decodeSamples, NO_SAMPLES, type ReadLimit, rowsPerFetch } from '../stored-samples.js';
import { isIdOf } from './asset-id-type.js';
import { EmsSchemaReader } from './ems-schema.repository.js';
import { type SampleTable, sampleTables, type StoredRange } from './sample-tables.js';

type StoredAsset = Omit<Asset, 'timeZone'> & { readonly ownTimeZone: string | null };

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** Reads the platform's own tables; never writes them and never takes a lock. */
@Injectable()
export class DatabaseMetricSource extends MetricSource {
  private readonly schemaReader: EmsSchemaReader;

  /** @param timeZone IANA name of the zone of the platform's wall clocks */
  constructor(
    private readonly em: EntityManager,
    private readonly timeZone: string,
    private readonly zones = new AssetZones(timeZone),
  ) {
    super();
    this.schemaReader = new EmsSchemaReader(em, timeZone);
  }

  async unavailableSources(): Promise<readonly string[]> {
    return (await this.schemaReader.readSchema()).gaps;
  }

  async listAssets(): Promise<readonly Asset[]> {
    return this.selectAssets(sql`true`);
  }

  async findAsset(assetId: string): Promise<Asset | undefined> {
    const [asset] = await this.findAssets([assetId]);
    return asset;
  }

  async findAssets(assetIds: readonly string[]): Promise<readonly Asset[]> {
    const { assetIdType } = await this.schemaReader.readSchema();
    const possible = assetIds.filter((id) => isIdOf(assetIdType, id));
    if (possible.length === 0) return [];
    // The column as it is, so that its index serves.
    return this.selectAssets(sql`id = any (${possible}::text[]::${sql.raw(assetIdType)}[])`);
  }

  async listSeries(assetIds: readonly string[], sinceMs: number): Promise<readonly Series[]> {
    const tables = sampleTables(await this.schemaReader.readSchema(), this.timeZone);
    const found = await Promise.all(
      tables.map((table) => table.readNames(assetIds, sinceMs).execute(this.connection())),
    );
    const series = found
      .flatMap(({ rows }) => rows)
      .map(({ assetId, name, unit }) => {
        const metricName = canonicalMetricName(name);
        return { assetId, metricName, unit: unit ?? usualUnit(metricName) };
      });
    return [...new Map(series.map((one) => [seriesId(one), one])).values()];
  }

  async readSamples(
    ranges: readonly SampleRange[],
    { limit = NO_LIMIT, keep = 'oldest' }: ReadOptions,
  ): Promise<readonly SeriesHistory[]> {
    if (ranges.length === 0) return [];
    const stored = ranges.map((range) =>
      storedMetricNames(range.metricName).map((storedName) => ({ ...range, storedName })),
    );
    const flat = stored.flat();
    const columns = await Promise.all(
      sampleTables(await this.schemaReader.readSchema(), this.timeZone).map((table) =>
        this.readTable(table, flat, { limit, keep }),
      ),
    );
    let first = 0;
    return ranges.map(({ assetId, metricName }, index) => {
      const last = first + (stored[index]?.length ?? 0);
      const runs = columns.flatMap((ofTable) => ofTable.slice(first, last));
      first = last;
      const whole = runs.map((run) => ({ ...run, isTruncated: run.timestamps.length >= limit }));
      return { assetId, metricName, ...mergeRuns(whole, keep) };
    });
  }

  private async readTable(
    table: SampleTable,
    ranges: readonly StoredRange[],
    limit: ReadLimit,
  ): Promise<readonly SeriesSamples[]> {
    const columns = ranges.map(() => NO_SAMPLES);
    const rows = streamRows(this.em, table.readSamples(ranges, limit), rowsPerFetch(limit.limit));
    for await (const { range, bytes } of rows) columns[range] = decodeSamples(bytes, limit.keep);
    return columns;
  }

  private async selectAssets(condition: RawBuilder<unknown>): Promise<readonly Asset[]> {
    const { tables } = await this.schemaReader.readSchema();
    const has = (column: string): boolean => tables.get('assets')?.has(column) ?? false;
    const isMonitored = has('monitoringEnabled') ? sql`"monitoringEnabled"` : sql`true`;
    // Whatever type the column has, a text that is no JSON included.
    const own = sql`coalesce(to_jsonb(metadata) ->> 'timezone', to_jsonb(metadata) ->> 'timeZone')`;
    const { rows } = await sql<StoredAsset>`
      select id::text as id, name, type::text as type, tier, status::text as status, ${isMonitored} as "isMonitored",
        ${has('metadata') ? own : sql`null::text`} as "ownTimeZone"
      from assets where ${condition} order by name, id
    `.execute(this.connection());
    return rows.map(({ ownTimeZone, ...asset }) => ({
      ...asset,
      timeZone: this.zones.zoneOf(ownTimeZone, asset.name),
    }));
  }

  private connection(): ReturnType<EntityManager['getKysely']> {
    return this.em.fork().getKysely();
  }
}
