import { EntityManager } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { groupsOf } from '../../platform/groups/index.js';
import { MetricFaults } from '../metric-faults.js';
import { canonicalMetricName, usualUnit } from '../metric-vocabulary.js';
import { type Series, seriesId } from '../series.js';
import type { TaggedSeriesIndex } from '../tags/tagged-series-index.js';
import { plainUnit, unitFactor } from '../units/convert-unit.js';
import type { MetricUnitsIndex } from '../units/metric-units-index.js';
import type { EmsSchema } from './ems-schema.js';
import { sampleTables, type StoredName } from './sample-tables.js';
import { MOST_SOURCES, splitByTags, type TaggedMetric } from './split-by-tags.js';
import { tagSetsQuery, unitsQuery } from './tag-sets.js';

/** What is made of their names keeps others waiting for some ten milliseconds. */
const ASSETS_AT_A_TIME = 500;

/** A name as one of the tables has it. */
interface FoundName extends StoredName {
  readonly metricName: string;
  /** Whether it is of the table with tags. */
  readonly isPosted: boolean;
}

interface Listing {
  readonly schema: EmsSchema;
  readonly sinceMs: number;
}

/** Finds out which series there are: what comes from several sources is split, what comes in several units gets one. Both are remembered. */
export class SeriesLister {
  private readonly logger = new Logger('EmsDatabase');
  private readonly found = new MetricFaults(this.logger);

  constructor(
    private readonly em: EntityManager,
    private readonly timeZone: string,
    private readonly tagged: TaggedSeriesIndex,
    private readonly units: MetricUnitsIndex,
  ) {}

  /** What cannot be distinguished or converted, a sentence each. */
  get faults(): readonly string[] {
    return this.found.sentences;
  }

  async list(assetIds: readonly string[], listing: Listing): Promise<readonly Series[]> {
    const found: (readonly Series[])[] = [];
    for (const group of groupsOf([...new Set(assetIds)], ASSETS_AT_A_TIME))
      found.push(await this.listSome(group, listing));
    return found.flat();
  }

  private async listSome(assetIds: readonly string[], listing: Listing): Promise<readonly Series[]> {
    const names = await this.readNames(assetIds, listing);
    await Promise.all([this.tagged.refresh(), this.units.refresh()]);
    if (this.units.isKept) await this.findUnits(names, listing);
    const sources = this.tagged.isKept ? await this.findSources(names, listing) : [];
    const plain = names.filter((name) => !name.isPosted || !this.tagged.isSplit(name));
    const series = [...plain, ...sources].map((one): Series => {
      const { assetId, metricName } = one;
      const baseName = 'baseName' in one ? one.baseName : metricName;
      const unit = this.units.unitOf({ assetId, metricName: baseName }) ?? one.unit ?? usualUnit(baseName);
      return { assetId, metricName, unit };
    });
    return [...new Map(series.map((one) => [seriesId(one), one])).values()];
  }

  private async readNames(
    assetIds: readonly string[],
    { schema, sinceMs }: Listing,
  ): Promise<readonly FoundName[]> {
    const found = await Promise.all(
      sampleTables(schema, this.timeZone).map(async (table) => {
        const { rows } = await table.readNames(assetIds, sinceMs).execute(this.connection());
        return rows.map((row) => ({ ...row, isPosted: table.hasTags }));
      }),
    );
    return found.flat().map((row) => ({ ...row, metricName: canonicalMetricName(row.name) }));
  }

  private async findSources(names: readonly FoundName[], { schema, sinceMs }: Listing) {
    const metrics = names.filter((name) => name.isPosted && (name.isTagged || this.tagged.isSplit(name)));
    if (metrics.length === 0) return [];
    const { assetIdType } = schema;
    const query = tagSetsQuery({ metrics, sinceMs, assetIdType, timeZone: this.timeZone });
    const { rows } = await query.execute(this.connection());
    const found = splitByTags(rows, (metric) => this.tagged.keysOf(metric));
    const sources = found.flatMap((metric) => metric.sources);
    const added = sources.filter((one) => !this.tagged.find(one));
    this.logSplits(found);
    if (added.length > 0) await this.tagged.add(added);
    return sources;
  }

  private logSplits(found: readonly TaggedMetric[]): void {
    for (const { assetId, metricName, keys, nTagSets } of found)
      if (nTagSets > MOST_SOURCES && keys.length === 0)
        this.found.report(
          `${metricName} tags`,
          `${metricName} comes with too many different tags to be sources (${nTagSets} for asset ${assetId}): its samples are taken for one series`,
        );
    const split = found.filter((metric) => metric.sources.length > 0 && !this.tagged.isSplit(metric));
    for (const [metricName, ofAssets] of Map.groupBy(split, (metric) => metric.metricName))
      this.logger.log(
        `${metricName} of ${ofAssets.length} asset(s) comes from several sources at once, which differ in ${ofAssets[0]?.keys.join(', ')}: each is a series of its own from now on, such as ${ofAssets[0]?.sources[0]?.metricName} of asset ${ofAssets[0]?.assetId}`,
      );
  }

  /** A metric keeps the unit it had first, whatever its samples come in later. */
  private async findUnits(names: readonly FoundName[], { schema, sinceMs }: Listing): Promise<void> {
    const mixed = [...Map.groupBy(names, seriesId).values()].filter(
      (ofMetric) => unitsOf(ofMetric).length > 1,
    );
    const unknown = mixed.flatMap((ofMetric) => ofMetric.filter((name) => !this.units.unitOf(name)));
    const posted = unknown.filter(({ isPosted, unit, otherUnit }) => isPosted && unit !== otherUnit);
    const { assetIdType } = schema;
    const firstPosted = new Map<string, string>();
    if (posted.length > 0) {
      const query = unitsQuery({ metrics: posted, sinceMs, assetIdType, timeZone: this.timeZone });
      for (const { assetId, name, unit } of (await query.execute(this.connection())).rows)
        if (!firstPosted.has(`${assetId}/${name}`)) firstPosted.set(`${assetId}/${name}`, unit);
    }
    const firstUnits = unknown.flatMap(({ assetId, metricName, name, unit }): Series[] => {
      const first = firstPosted.get(`${assetId}/${name}`) ?? unit;
      return first === null ? [] : [{ assetId, metricName, unit: first }];
    });
    // The pollers' table comes first, and it counts.
    const added = [...new Map([...firstUnits].reverse().map((one) => [seriesId(one), one])).values()];
    await this.units.add(added);
    for (const [metricName, ofAssets] of Map.groupBy(added, (one) => one.metricName))
      this.logger.log(
        `${metricName} of ${ofAssets.length} asset(s) comes in several units: all are converted to ${ofAssets[0]?.unit} (asset ${ofAssets[0]?.assetId})`,
      );
    for (const ofMetric of mixed) this.warnOfUnits(ofMetric);
  }

  private warnOfUnits(ofMetric: readonly FoundName[]): void {
    const [first] = ofMetric;
    const unit = first && this.units.unitOf(first);
    if (!first || unit === undefined) return;
    const strange = unitsOf(ofMetric).filter((other) => unitFactor(other, unit) === undefined);
    if (strange.length === 0) return;
    const { metricName, assetId } = first;
    this.found.report(
      `${metricName} ${unit} ${strange.join()}`,
      `${metricName} comes in ${unit} and in ${strange.join(', ')}, which cannot be converted (asset ${assetId}): its values are taken as they are`,
    );
  }

  private connection(): ReturnType<EntityManager['getKysely']> {
    return this.em.fork().getKysely();
  }
}

/** Different ones only; none where it is not known. */
function unitsOf(names: readonly FoundName[]): readonly string[] {
  const units = names.flatMap(({ unit, otherUnit }) => [unit, otherUnit]);
  return [
    ...new Set(
      units.filter((unit) => unit !== null && unit.trim() !== '').map((unit) => plainUnit(unit ?? '')),
    ),
  ];
}
