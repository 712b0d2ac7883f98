import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Asset } from '../../metrics/index.js';
import type { DatedHistory } from '../../ml/index.js';
import { CurrentTopology } from '../../topology/index.js';
import { DAY_MS, dayOf } from '../day.js';
import type { KnownFailure } from '../failures/failure.js';
import { FailureRepository } from '../failures/failure.repository.js';
import type { AssetUnit, Observation } from '../observations/observation.js';
import { ObservationRepository } from '../observations/observation.repository.js';
import { ObservedAssets } from '../observations/observed-asset.repository.js';
import { FleetBuilder } from './fleet-builder.js';
import { unitRows } from './unit-rows.js';

const NEIGHBOUR_DAYS = 30;

/** What is known of a fleet beside its days; read once, used for many parts of it. */
export interface FleetPast {
  readonly failures: ReadonlyMap<string, readonly KnownFailure[]>;
  readonly units: ReadonlyMap<string, readonly AssetUnit[]>;
  readonly nFailures: number;
}

/** Which days to take. */
export interface FleetSlice {
  readonly sinceDay: number;
  /** One day of so many, counted back from today. */
  readonly stepDays: number;
  readonly nowMs: number;
  /** Of predictions the last 24 hours are wanted, too; of trainings not. */
  readonly isWithToday: boolean;
}

/** A part of the fleet in columns, with the asset of each unit. */
export interface ReadFleet {
  readonly history: DatedHistory;
  readonly assetIds: readonly string[];
}

/** Reads what was seen of assets as rows to learn from, or to predict. */
@Injectable()
export class FleetReader {
  constructor(
    private readonly observations: ObservationRepository,
    private readonly failures: FailureRepository,
    private readonly observed: ObservedAssets,
    private readonly topology: CurrentTopology,
  ) {}

  async readPast(since: Date): Promise<FleetPast> {
    const [known, units] = await Promise.all([this.failures.findKnown(since), this.observed.listUnits()]);
    return {
      failures: Map.groupBy(known, ({ assetId }) => assetId),
      units,
      nFailures: known.length,
    };
  }

  /** @param nRows - that there may be at most */
  async read(
    assets: readonly Asset[],
    past: FleetPast,
    slice: FleetSlice,
    nRows: number,
  ): Promise<ReadFleet> {
    const byId = new Map(assets.map((asset) => [asset.id, asset]));
    const builder = new FleetBuilder(nRows);
    let days: Observation[] = [];
    const flush = (): void => {
      const asset = byId.get(days[0]?.assetId ?? '');
      if (asset) this.addAsset(builder, { asset, days, past, nowMs: slice.nowMs });
      days = [];
    };
    const ids = assets.map(({ id }) => id);
    for await (const one of this.observations.stream(slice.sinceDay, ids)) {
      if (days.length > 0 && days[0]?.assetId !== one.assetId) {
        flush();
        await turn();
      }
      if (isWanted(one, slice)) days.push(one);
    }
    flush();
    return builder.build();
  }

  private addAsset(
    builder: FleetBuilder,
    {
      asset,
      days,
      past,
      nowMs,
    }: { asset: Asset; days: readonly Observation[]; past: FleetPast; nowMs: number },
  ): void {
    const rows = unitRows(days, {
      failures: past.failures.get(asset.id) ?? [],
      units: past.units.get(asset.id) ?? [],
      nowMs,
    });
    const near = this.neighbourFailures(asset.id, past);
    builder.add(asset, rows, (at) =>
      near === null
        ? null
        : near.filter((ms) => ms < at * DAY_MS && ms >= (at - NEIGHBOUR_DAYS) * DAY_MS).length,
    );
  }

  /** @returns when neighbours failed; null where they are not known */
  private neighbourFailures(assetId: string, past: FleetPast): readonly number[] | null {
    const { graph } = this.topology.current();
    const node = graph.numberOf(assetId);
    if (node === undefined) return null;
    return graph
      .connectionsOf(node)
      .flatMap(({ id }) => past.failures.get(id) ?? [])
      .map(({ failedAt }) => failedAt.getTime());
  }
}

function isWanted({ day, isWhole }: Observation, { stepDays, nowMs, isWithToday }: FleetSlice): boolean {
  if (!isWhole) return isWithToday;
  return (dayOf(nowMs) - day) % stepDays === 0;
}
