import type { EntityManager } from '@mikro-orm/postgresql';
import { ScorePartitionRepository } from '../../../src/anomaly/scores/score-partition.repository.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';

/** The days of stored scores as they are with default settings at a given time. */
export function scorePartitions(em: EntityManager, nowMs: number): ScorePartitionRepository {
  const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' });
  return new ScorePartitionRepository(em, new StoppedClock(nowMs), config);
}
