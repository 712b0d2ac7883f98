import { canonicalMetricName, usualUnit } from '../metric-vocabulary.js';
import { type Series, seriesId } from '../series.js';
import { distinguishingTags, project } from '../tags/distinguishing-tags.js';
import { taggedName, type Tags } from '../tags/tagged-name.js';
import type { StoredTagSet } from './tag-sets.js';

/** More sources than this are no sources: a tag differs from sample to sample. */
export const MOST_SOURCES = 200;

/** A source of a metric that comes from several at once. */
interface Source extends Series {
  readonly baseName: string;
  readonly tags: Tags;
}

/** What was found of one metric of an asset. */
export interface TaggedMetric {
  readonly assetId: string;
  readonly metricName: string;
  /** What distinguishes its sources; empty for one source. */
  readonly keys: readonly string[];
  readonly sources: readonly Source[];
  readonly nTagSets: number;
}

/**
 * Puts what was posted under any of a metric's names together, and finds out what distinguishes its sources.
 *
 * @param knownKeys - what is known to distinguish the sources of a metric, by {@link seriesId}
 */
export function splitByTags(
  sets: readonly StoredTagSet[],
  knownKeys: (metric: { assetId: string; metricName: string }) => readonly string[] | undefined,
): readonly TaggedMetric[] {
  const byMetric = Map.groupBy(sets, ({ assetId, name }) =>
    seriesId({ assetId, metricName: canonicalMetricName(name) }),
  );
  return [...byMetric.values()].flatMap((ofMetric): TaggedMetric[] => {
    const [first] = ofMetric;
    if (!first) return [];
    const metric = { assetId: first.assetId, metricName: canonicalMetricName(first.name) };
    const tagSets = ofMetric.map((one) => ({ ...one, tags: one.tags ?? undefined }));
    const keys = knownKeys(metric) ?? (ofMetric.length > MOST_SOURCES ? [] : distinguishingTags(tagSets));
    const sources = keys.length === 0 ? [] : ofMetric.map((one) => sourceOf(metric, one, keys));
    return [
      {
        ...metric,
        keys,
        sources: [...new Map(sources.map((one) => [one.metricName, one])).values()],
        nTagSets: ofMetric.length,
      },
    ];
  });
}

function sourceOf(
  { assetId, metricName: baseName }: { readonly assetId: string; readonly metricName: string },
  { tags: given, unit }: StoredTagSet,
  keys: readonly string[],
): Source {
  const tags = project(given ?? undefined, keys);
  return {
    assetId,
    metricName: taggedName(baseName, tags),
    unit: unit ?? usualUnit(baseName),
    baseName,
    tags,
  };
}
