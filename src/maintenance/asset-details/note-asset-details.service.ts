import { Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { AssetDetails } from './asset-detail.repository.js';

/** Remembers what the platform says of each asset, as it keeps only what holds now. */
@Injectable()
export class NoteAssetDetails {
  constructor(
    private readonly directory: AssetDirectory,
    private readonly details: AssetDetails,
    private readonly clock: Clock,
  ) {}

  /** May be repeated at any time. */
  async run(): Promise<void> {
    await this.details.note(await this.directory.listMonitored(), this.clock.now());
  }
}
