import { type PoolClient } from 'pg';
import { type Database, lastSampleAt, type Session } from '../database/index.js';
import { type PlantAsset } from './plant-asset.js';
import { plantEvents } from './plant-events.js';
import { loadAssets, loadSamples, updateConditions, writeEvents } from './write-plant.js';

const dayMs = 86_400_000;

/** Days of the plant's past in a new database. */
const plantHistoryDays = 180;

/** Fills a new database: inventory and history of the plant. */
export async function seedPlant(
  session: Session,
  client: PoolClient,
  assets: readonly PlantAsset[],
  now: Date,
): Promise<void> {
  const fromMs = now.getTime() - plantHistoryDays * dayMs;
  await loadAssets(session, assets, new Date(fromMs), now);
  await record(session, client, assets, { fromMs, toMs: now.getTime() });
}

/** Lets the assets of the plant wear; all of it follows from their seeds and the time, so that nothing but the time is kept. */
export class Plant {
  private doneMs: number | undefined;

  constructor(
    private readonly database: Database,
    private readonly assets: readonly PlantAsset[],
  ) {}

  /** Writes down what was polled and what happened until an instant. */
  async continueTo(at: Date): Promise<void> {
    if (this.assets.length === 0) return;
    const fromMs = this.doneMs ?? (await this.lastPolledAt())?.getTime() ?? at.getTime();
    if (fromMs >= at.getTime()) return;
    await this.database.transaction(async (session, client) => {
      await record(session, client, this.assets, { fromMs, toMs: at.getTime() });
      await updateConditions(session, this.assets, new Date(fromMs), at);
    });
    this.doneMs = at.getTime();
  }

  private lastPolledAt(): Promise<Date | undefined> {
    return lastSampleAt(
      this.database,
      this.assets.map(({ id }) => id),
    );
  }
}

async function record(
  session: Session,
  client: PoolClient,
  assets: readonly PlantAsset[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<void> {
  await loadSamples(client, assets, fromMs, toMs);
  await writeEvents(
    session,
    assets.flatMap((asset) => plantEvents(asset, fromMs, toMs)),
  );
}
