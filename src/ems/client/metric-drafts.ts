import { MAX_BODY_BYTES, textFault } from '../events/draft-faults.js';

/** The sources EMS Core accepts for a metric. */
const METRIC_SOURCES = ['nms', 'cloud', 'apm', 'server'] as const;
const MAX_NAME = 100;
const MAX_UNIT = 20;

/** One sample as it is posted to EMS Core. */
export interface EmsMetricDraft {
  /** An asset that EMS Core knows. */
  readonly assetId: string;
  readonly metricName: string;
  /** Finite: EMS Core would store NaN and ±Infinity, and answer null for them for ever. */
  readonly value: number;
  readonly unit: string;
  readonly source: (typeof METRIC_SOURCES)[number];
  readonly timestamp: Date;
}

/** @returns what is wrong, empty when EMS Core can accept it */
export function metricFaults(draft: EmsMetricDraft): readonly string[] {
  return [
    draft.assetId === '' ? 'assetId is empty' : '',
    textFault('metricName', draft.metricName, MAX_NAME),
    textFault('unit', draft.unit, MAX_UNIT),
    Number.isFinite(draft.value) ? '' : `value ${draft.value} is not finite`,
    METRIC_SOURCES.includes(draft.source) ? '' : `source ${draft.source} is unknown to EMS Core`,
    Number.isNaN(draft.timestamp.getTime()) ? 'timestamp is no date' : '',
  ].filter((fault) => fault !== '');
}

/** Cuts samples, in their order, into bodies of the batch route that EMS Core takes: 102,400 bytes each at most. */
export function metricBodies(
  drafts: readonly EmsMetricDraft[],
): readonly { readonly metrics: readonly EmsMetricDraft[] }[] {
  const frame = Buffer.byteLength(JSON.stringify({ metrics: [] }));
  const bodies: EmsMetricDraft[][] = [];
  let bytes = Infinity;
  for (const draft of drafts) {
    const own = Buffer.byteLength(JSON.stringify(draft)) + 1;
    if (bytes + own > MAX_BODY_BYTES) {
      bodies.push([]);
      bytes = frame;
    }
    bodies.at(-1)?.push(draft);
    bytes += own;
  }
  return bodies.map((metrics) => ({ metrics }));
}
