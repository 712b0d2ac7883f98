import { LiveEvents } from '../../../src/platform/live-events/index.js';
import { EpisodeTracker } from '../../../src/anomaly/episodes/episode-tracker.service.js';
import { episodeAnnouncer } from './episode-announcer.js';
import { EpisodeRepository } from '../../../src/anomaly/episodes/episode.repository.js';
import { LeadRepository } from '../../../src/anomaly/episodes/lead.repository.js';
import { PastEpisodes } from '../../../src/alerting/suppression/past-episodes.service.js';
import { Suppression } from '../../../src/alerting/suppression/suppression.service.js';
import { SilenceRepository } from '../../../src/alerting/silences/silence.repository.js';
import { EpisodeRecorder } from '../../../src/anomaly/sweep/episode-recorder.service.js';
import { StretchEpisodes } from '../../../src/anomaly/sweep/stretch-episodes.service.js';
import type { SeriesKey } from '../../../src/metrics/index.js';
import { AnomalyScoreRepository } from '../../../src/anomaly/scores/anomaly-score.repository.js';
import { SeriesCheckpointRepository } from '../../../src/anomaly/scoring/series-checkpoint.repository.js';
import { ReportTracker } from '../../../src/anomaly/missing-data/report-tracker.service.js';
import { SeriesReportRepository } from '../../../src/anomaly/missing-data/series-report.repository.js';
import { SweepWriter, type UnwrittenStretch } from '../../../src/anomaly/sweep/sweep-writer.service.js';
import { START_MS, stretchOf } from '../../../src/anomaly/testing/stretches.js';
import { EmsNotifier } from '../../../src/ems/index.js';
import { OutboxRepository } from '../../../src/ems/outbox/outbox.repository.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Installation } from '../../../src/platform/database/index.js';
import type { ServiceDatabase } from '../service-database.js';
import { scorePartitions } from './score-partitions.js';

export const MINUTE_MS = 60_000;
/** Half an hour and a minute: long enough for an episode to end. */
export const CALM = Array<number>(31).fill(0.1);

/** A stretch that goes on from where the database stands, `fromMinute` minutes after the start. */
export function stretch(
  scores: readonly number[],
  fromMinute = 0,
  changes: Partial<UnwrittenStretch> = {},
): UnwrittenStretch {
  const plain = stretchOf(scores);
  const timestamps = plain.scored.timestamps.map((at) => at + fromMinute * MINUTE_MS);
  const isFirst = fromMinute === 0;
  return {
    ...plain,
    scored: { ...plain.scored, timestamps },
    state: Uint8Array.of(fromMinute),
    timeZone: 'UTC',
    pace: { lastSampleMs: timestamps.at(-1) ?? NaN, intervalMs: MINUTE_MS },
    watermarkMs: timestamps.at(-1) ?? NaN,
    storedWatermarkMs: isFirst ? undefined : START_MS + (fromMinute - 1) * MINUTE_MS,
    storeAfterMs: isFirst ? -Infinity : START_MS + (fromMinute - 1) * MINUTE_MS,
    ...changes,
  };
}

export interface WriterParts {
  /** Instead of the real one. */
  readonly notifier?: Pick<EmsNotifier, 'announce' | 'escalate' | 'resolve'> | undefined;
  readonly isSuppressed?: ((series: SeriesKey, at: Date) => boolean) | undefined;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The writer of the service, on a database of a spec's own. */
export function sweepWriter(
  { em, transactions }: ServiceDatabase,
  { notifier, isSuppressed = () => false, environment }: WriterParts = {},
): SweepWriter {
  const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...environment });
  const installation = new Installation(em);
  const emsNotifier = (notifier ??
    new EmsNotifier(new OutboxRepository(em), installation, config)) as EmsNotifier;
  const repository = new EpisodeRepository(em);
  const past = new PastEpisodes(installation, config);
  const suppression = new Suppression(new SilenceRepository(em), past, config);
  const suppressed: Pick<Suppression, 'load'> = {
    load: async (series) => {
      const isSuppressedToo = await suppression.load(series);
      return (change) => isSuppressed(change.after, change.after.lastAnomalousAt) || isSuppressedToo(change);
    },
  };
  const announcer = episodeAnnouncer(em, {
    suppression: suppressed as Suppression,
    notifier: emsNotifier,
    config,
  });
  const reports = new ReportTracker(new SeriesReportRepository(em));
  const tracker = new EpisodeTracker(repository, new LeadRepository(em));
  const recorder = new EpisodeRecorder(announcer, repository, new LiveEvents(em));
  const episodes = new StretchEpisodes(reports, tracker, recorder);
  const checkpoints = new SeriesCheckpointRepository(em);
  const scores = [new AnomalyScoreRepository(em), scorePartitions(em, START_MS)] as const;
  return new SweepWriter(transactions, checkpoints, ...scores, episodes);
}
