import { Injectable } from '@nestjs/common';
import { AssetDirectory, canonicalMetricName } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { ScorePages, type StoredScore } from './score-page.repository.js';

interface ScorePageRequest {
  readonly assetId: string;
  readonly metricName?: string;
  readonly hours: number;
  readonly limit: number;
  readonly offset: number;
}

export interface ScorePage {
  readonly assetId: string;
  /** Newest first. */
  readonly scores: readonly StoredScore[];
  readonly total: number;
}

/** Answers what the sweeps found for an asset. */
@Injectable()
export class ScoreHistoryService {
  constructor(
    private readonly assets: AssetDirectory,
    private readonly scores: ScorePages,
    private readonly clock: Clock,
  ) {}

  /** @throws AssetNotFoundError */
  async readScores({ assetId, metricName, hours, limit, offset }: ScorePageRequest): Promise<ScorePage> {
    const asset = await this.assets.get(assetId);
    const since = new Date(this.clock.now().getTime() - hours * 3_600_000);
    const name = metricName === undefined ? undefined : canonicalMetricName(metricName);
    return {
      assetId: asset.id,
      ...(await this.scores.findScores({ assetId: asset.id, metricName: name, since, limit, offset })),
    };
  }
}
