import {
  livesWithin,
  makePlant,
  type PartLife,
  type PlantAsset,
  plantEvents,
  plantMetrics,
  plantSamples,
} from '../../../simulator/wear/index.js';
import { DAY_MS, dayOf } from '../../../src/maintenance/day.js';
import { FleetBuilder } from '../../../src/maintenance/failure-models/fleet-builder.js';
import { unitRows } from '../../../src/maintenance/failure-models/unit-rows.js';
import type { KnownFailure } from '../../../src/maintenance/failures/failure.js';
import { dayFeatures } from '../../../src/maintenance/observations/day-features.js';
import type { AssetUnit, MetricDay, Observation } from '../../../src/maintenance/observations/observation.js';
import type { Asset } from '../../../src/metrics/index.js';
import type { DatedHistory } from '../../../src/ml/index.js';

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The history of a plant as the service sees it: by its own days, units and columns. */
export function wearHistory(nAssets: number, seed: number, span: Span): DatedHistory {
  const nDays = (span.toMs - span.fromMs) / DAY_MS;
  const builder = new FleetBuilder(nAssets * nDays);
  for (const asset of makePlant(nAssets, seed)) {
    const lives = livesWithin(asset, span.fromMs, span.toMs);
    const failures = lives.filter(({ endsMs, end }) => end === 'failure' && endsMs < span.toMs);
    const past = {
      failures: failures.map((life): KnownFailure => failureOf(asset, life)),
      units: lives.map((life): AssetUnit => unitOf(asset, life)),
      nowMs: span.toMs,
    };
    builder.add(monitored(asset), unitRows(observationsOf(asset, span), past), () => null);
  }
  return builder.build().history;
}

function failureOf({ id }: PlantAsset, { endsMs, backMs }: PartLife): KnownFailure {
  return { assetId: id, failedAt: new Date(endsMs), endedAt: new Date(backMs) };
}

function unitOf({ id }: PlantAsset, { number, bornMs }: PartLife): AssetUnit {
  const bornAt = new Date(bornMs);
  return { assetId: id, seenAt: bornAt, serialNumber: String(number), installedAt: bornAt };
}

function monitored({ id, name, type, tier, vendor, model, firmware }: PlantAsset): Asset {
  const inventory = { vendor, model, firmware, serialNumber: null, installedAtMs: null };
  return { id, name, type, tier, status: 'online', isMonitored: true, timeZone: 'UTC', inventory };
}

function observationsOf(asset: PlantAsset, { fromMs, toMs }: Span): readonly Observation[] {
  const byDay = new Map<number, Map<string, MetricDay>>();
  const samples = [...plantSamples(asset, fromMs, toMs - 1)];
  for (const { name } of plantMetrics[asset.part]) {
    const own = samples.filter(({ metric }) => metric.name === name);
    const timestamps = Float64Array.from(own, ({ atMs }) => atMs);
    const values = Float64Array.from(own, ({ value }) => value);
    for (const [day, { level, spread }] of dayFeatures({ timestamps, values }, undefined)) {
      const metrics = byDay.get(day) ?? new Map<string, MetricDay>();
      byDay.set(day, metrics.set(name, { level, spread, episodes: null }));
    }
  }
  const eventsOf = Map.groupBy(
    plantEvents(asset, fromMs, toMs).filter(({ severity }) => severity !== 'info'),
    ({ atMs }) => dayOf(atMs),
  );
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, metrics]) => {
      const events = eventsOf.get(day) ?? [];
      const hardware = events.filter(({ category }) => category === 'hardware').length;
      const counts = { errors: events.length, hardware, restarts: null, episodes: null };
      return { assetId: asset.id, day, isWhole: true, metrics, asset: counts };
    });
}
