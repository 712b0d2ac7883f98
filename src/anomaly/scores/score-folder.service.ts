import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { N_SHARDS } from '../scoring/shards.js';
import { CompactScores } from './compact-score.repository.js';
import { HOUR_MS, hourOf } from './score-columns.js';
import { ScorePartitionRepository } from './score-partition.repository.js';

/** An hour is over when it has been for so long: what is swept late would get rows of its own. */
const GRACE_MS = 300_000;

/** Folds chunks of hours that are over: which changes where scores lie, and no answer. */
@Injectable()
export class ScoreFolder {
  constructor(
    private readonly scores: CompactScores,
    private readonly partitions: ScorePartitionRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns how many hours of shards were folded */
  async fold(signal?: AbortSignal): Promise<number> {
    const beforeMs = hourOf(this.clock.now().getTime() - GRACE_MS);
    let nFolded = 0;
    for (let shard = 0; shard < N_SHARDS; shard++) {
      for (const hourMs of await this.scores.findOldHours(shard, beforeMs)) {
        if (signal?.aborted) return nFolded;
        await this.partitions.prepare([{ fromMs: hourMs, untilMs: hourMs + HOUR_MS - 1 }]);
        await this.scores.fold(shard, hourMs);
        nFolded++;
      }
    }
    return nFolded;
  }
}
