import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { INVENTORY_FIELDS, inventoryOf, tagsOf } from '../../ems/index.js';
import { streamRows } from '../../platform/database/index.js';
import type { SeriesSamples } from '../../ml/index.js';
import { AssetZones } from '../asset-zones.js';
import { mergeRuns } from '../merge-samples.js';
import type { NewSamples } from '../new-samples.js';
import { MetricSource } from '../metric-source.js';
import { canonicalMetricName, storedMetricNames, usualUnit } from '../metric-vocabulary.js';
import {
  type ArrivalQuery,
  type Arrivals,
  type Asset,
  type Connection,
  type Link,
  type ReadOptions,
  type SampleRange,
  type Series,
  type SeriesHistory,
  type SeriesKey,
} from '../series.js';
import { decodeSamples, NO_SAMPLES, type ReadLimit, rowsPerFetch } from '../stored-samples.js';
import type { TaggedSeriesRepository } from '../tags/tagged-series.repository.js';
import { type SplitMetric, TaggedSeriesIndex } from '../tags/tagged-series-index.js';
import { unitFactors } from '../units/convert-unit.js';
import type { MetricUnitRepository } from '../units/metric-unit.repository.js';
import { MetricUnitsIndex } from '../units/metric-units-index.js';
import { isIdOf } from './asset-id-type.js';
import { DeviceConnections } from './device-connections.repository.js';
import { EmsSchemaReader } from './ems-schema.repository.js';
import { isRecent } from './asset-samples.js';
import { NewSampleReader } from './new-sample-reader.js';
import { type PlacedRange, readByAsset, readRecent } from './read-by-asset.js';
import { SeriesLister } from './series-lister.repository.js';
import { KEEP_TO_THE_ORDER, type SampleTable, sampleTables, type StoredRange } from './sample-tables.js';

type StoredAsset = Omit<Asset, 'timeZone' | 'tags' | 'inventory'> & {
  readonly ownTimeZone: string | null;
  readonly tags: unknown;
  readonly vendor: string | null;
  readonly model: string | null;
  readonly metadata: unknown;
};

/** A range in one of the tables, or in both. */
interface SourceRange extends StoredRange {
  /** True for one source of a metric that is split by its tags, false for what is left of the metric, undefined for any other. */
  readonly isTagged: boolean | undefined;
}

/** Whether its samples are taken as they are. */
function isPlain({ tags, factors }: StoredRange): boolean {
  return tags === undefined && factors === undefined;
}

/** Of the metadata no more than is wanted: they may be long, and are read with every sweep. */
const INVENTORY = sql`jsonb_build_object(${sql.join(INVENTORY_FIELDS.map((name) => sql`${name}::text, m.known -> ${name}::text`))})`;

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** Reads the platform's own tables; never writes them and never takes a lock. */
@Injectable()
export class DatabaseMetricSource extends MetricSource {
  private readonly schemaReader: EmsSchemaReader;
  private readonly tagged: TaggedSeriesIndex;
  private readonly units: MetricUnitsIndex;
  private readonly lister: SeriesLister;
  private readonly connections: DeviceConnections;
  private readonly newSamples = new NewSampleReader();

  /**
   * @param timeZone IANA name of the zone of the platform's wall clocks
   * @param zones whose wall clock the series of an asset follow
   * @param store where metrics are remembered that come from several sources or in several units; without it they are taken as they are
   */
  constructor(
    private readonly em: EntityManager,
    private readonly timeZone: string,
    private readonly zones = new AssetZones(timeZone),
    store?: { readonly tagged: TaggedSeriesRepository; readonly units: MetricUnitRepository },
  ) {
    super();
    this.tagged = new TaggedSeriesIndex(store?.tagged);
    this.units = new MetricUnitsIndex(store?.units);
    this.lister = new SeriesLister(em, timeZone, this.tagged, this.units);
    this.schemaReader = new EmsSchemaReader(em, timeZone);
    this.connections = new DeviceConnections(em, timeZone);
  }

  async unavailableSources(): Promise<readonly string[]> {
    return [...(await this.schemaReader.readSchema()).gaps, ...this.lister.faults];
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

  listConnections(): Promise<readonly Connection[] | undefined> {
    return this.connections.list();
  }

  override listLinks(): Promise<readonly Link[] | undefined> {
    return this.connections.listLinks();
  }

  async listSeries(assetIds: readonly string[], sinceMs: number): Promise<readonly Series[]> {
    return this.lister.list(assetIds, { schema: await this.schemaReader.readSchema(), sinceMs });
  }

  override async listSplit(): Promise<readonly SplitMetric[]> {
    await this.tagged.refresh();
    return this.tagged.listSplit();
  }

  async readSamples(
    ranges: readonly SampleRange[],
    { limit = NO_LIMIT, keep = 'oldest' }: ReadOptions,
  ): Promise<readonly SeriesHistory[]> {
    if (ranges.length === 0) return [];
    await Promise.all([this.tagged.refresh(), this.units.refresh()]);
    const stored = ranges.map((range) => this.storedRanges(range));
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

  async listArrivals(query: ArrivalQuery): Promise<readonly Arrivals[]> {
    if (query.assetIds?.length === 0) return [];
    const tables = sampleTables(await this.schemaReader.readSchema(), this.timeZone);
    await this.tagged.refresh();
    const byTags = this.tagged.hasSplit(query.assetIds);
    const found = await Promise.all(
      tables.map(async (table) => {
        const { rows } = await table.readArrivals(query, byTags).execute(this.connection());
        return rows.map((row) => ({ ...row, isPosted: table.hasTags }));
      }),
    );
    return found.flat().flatMap(({ assetId, name, unit, tags, isPosted, bytes }): Arrivals[] => {
      const metric = { assetId, metricName: canonicalMetricName(name) };
      const source = isPosted ? this.tagged.sourceOf(metric, tags ?? undefined) : undefined;
      if (isPosted && !source && this.tagged.isSplit(metric)) return [];
      const { timestamps } = decodeSamples(bytes, 'oldest');
      const metricName = source?.metricName ?? metric.metricName;
      return [{ assetId, metricName, unit: unit ?? usualUnit(metric.metricName), timestamps }];
    });
  }

  override async readNewSamples(afterMs: number, untilMs: number): Promise<NewSamples | undefined> {
    await Promise.all([this.tagged.refresh(), this.units.refresh()]);
    const tables = sampleTables(await this.schemaReader.readSchema(), this.timeZone);
    return this.newSamples.read(this.connection(), tables, { afterMs, untilMs });
  }

  override isPlain(series: SeriesKey): boolean {
    const isOne = this.tagged.isEmpty || (!this.tagged.find(series) && !this.tagged.isSplit(series));
    return isOne && (this.units.isEmpty || this.units.unitOf(series) === undefined);
  }

  private async readTable(
    table: SampleTable,
    ranges: readonly SourceRange[],
    limit: ReadLimit,
  ): Promise<readonly SeriesSamples[]> {
    const columns = ranges.map(() => NO_SAMPLES);
    // Of a metric that is split by its tags, only the table with tags has the sources, and only the other one the rest.
    const wanted = ranges
      .map((range, place) => ({ ...range, place }))
      .filter(({ isTagged }) => isTagged !== !table.hasTags);
    const isShort = (range: StoredRange): boolean =>
      limit.keep === 'oldest' && isPlain(range) && isRecent(range);
    await readRecent(this.connection(), table, wanted.filter(isShort), limit, columns);
    const long = wanted.filter((range) => !isShort(range));
    if (long.length > 0) await this.readLong(table, long, limit, columns);
    return columns;
  }

  private async readLong(
    table: SampleTable,
    ranges: readonly PlacedRange[],
    limit: ReadLimit,
    columns: SeriesSamples[],
  ): Promise<void> {
    await this.connection()
      .transaction()
      .execute(async (transaction) => {
        await sql`select ${KEEP_TO_THE_ORDER}`.execute(transaction);
        const isByAsset = (range: PlacedRange): boolean => !table.isNameIndexed && isPlain(range);
        const byAsset = ranges.filter(isByAsset);
        const tooMuch = await readByAsset(transaction, table, byAsset, limit, columns);
        const bySeries = [...ranges.filter((range) => !isByAsset(range)), ...tooMuch];
        if (bySeries.length === 0) return;
        const query = table.readSamples(bySeries, limit);
        for await (const { range, bytes } of streamRows(transaction, query, rowsPerFetch(limit.limit)))
          columns[bySeries[range]?.place ?? -1] = decodeSamples(bytes, limit.keep);
      });
  }

  private storedRanges(range: SampleRange): readonly SourceRange[] {
    const source = this.tagged.find(range);
    const isTagged = source ? true : this.tagged.isSplit(range) ? false : undefined;
    const tags = source && JSON.stringify(source.tags);
    const metricName = source?.baseName ?? range.metricName;
    const unit = this.units.unitOf({ assetId: range.assetId, metricName });
    const factors = unit === undefined ? undefined : JSON.stringify(unitFactors(unit));
    return storedMetricNames(metricName).map((storedName) => {
      return { ...range, storedName, isTagged, tags, factors };
    });
  }

  private async selectAssets(condition: RawBuilder<unknown>): Promise<readonly Asset[]> {
    const { tables } = await this.schemaReader.readSchema();
    const has = (column: string): boolean => tables.get('assets')?.has(column) ?? false;
    const isMonitored = has('monitoringEnabled') ? sql`"monitoringEnabled"` : sql`true`;
    // Whatever type the column has, a text that is no JSON included; converted once for all that is asked of it.
    const metadata = has('metadata') ? sql`to_jsonb(metadata)` : sql`null::jsonb`;
    const { rows } = await sql<StoredAsset>`
      select id::text as id, name, type::text as type, tier, status::text as status, ${isMonitored} as "isMonitored",
        coalesce(m.known ->> 'timezone', m.known ->> 'timeZone') as "ownTimeZone",
        ${has('location') ? sql`location::text` : sql`null::text`} as location, ${has('tags') ? sql`to_jsonb(tags)` : sql`null::jsonb`} as tags,
        ${has('vendor') ? sql`vendor::text` : sql`null::text`} as vendor, ${has('model') ? sql`model::text` : sql`null::text`} as model,
        ${INVENTORY} as metadata
      from assets cross join lateral (select ${metadata} as known offset 0) m where ${condition} order by name, id
    `.execute(this.connection());
    return rows.map(({ ownTimeZone, tags, vendor, model, metadata, ...asset }) => ({
      ...asset,
      tags: tagsOf(tags),
      inventory: inventoryOf({ vendor, model, metadata }),
      timeZone: this.zones.zoneOf(ownTimeZone, asset.name),
    }));
  }

  private connection(): ReturnType<EntityManager['getKysely']> {
    return this.em.fork().getKysely();
  }
}
