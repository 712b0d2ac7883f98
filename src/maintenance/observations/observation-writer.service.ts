import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/index.js';
import { DarkTimes } from '../failures/dark-time.repository.js';
import type { DarkTime } from '../failures/failure.js';
import type { AssetUnit, Observation, ObservedAsset } from './observation.js';
import { ObservationRepository } from './observation.repository.js';
import { ObservedAssets } from './observed-asset.repository.js';

/** What was seen of an asset in one go. */
export interface Seen {
  readonly observations: readonly Observation[];
  readonly times: readonly DarkTime[];
  readonly unit: AssetUnit;
  readonly observed: ObservedAsset;
}

/** Stores what was seen together with how far that goes: whoever is interrupted goes on from there. */
@Injectable()
export class ObservationWriter {
  constructor(
    private readonly transactions: Transactions,
    private readonly observations: ObservationRepository,
    private readonly dark: DarkTimes,
    private readonly assets: ObservedAssets,
  ) {}

  write({ observations, times, unit, observed }: Seen): Promise<void> {
    return this.transactions.run(async () => {
      await this.observations.upsert(observations);
      await this.dark.replaceOpen(observed.assetId, times);
      await this.assets.noteUnit(unit);
      await this.assets.note(observed);
    });
  }
}
