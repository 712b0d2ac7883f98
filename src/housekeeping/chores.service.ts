import { Inject, Injectable } from '@nestjs/common';
import { ForgetSeriesService, ScoreRetention } from '../anomaly/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { MaintenanceRetention } from './maintenance-retention.repository.js';
import { RetentionRepository } from './retention.repository.js';

const DAY_MS = 86_400_000;
/** The overview shows a week of them at most. */
const PEAKS_MS = 8 * DAY_MS;
/** Who was away for longer loads everything again. */
const LIVE_EVENTS_MS = 3_600_000;
/** A signal that comes again after so long is a new one. */
const SIGNALS_MS = 8 * DAY_MS;
/** Few enough that no statement holds anybody up. */
const ROWS_PER_STATEMENT = 2_000;

/** One thing to be removed. It may be interrupted, and repeated at any time. */
export interface Chore {
  /** What goes, in the plural. */
  readonly what: string;
  /** @returns how many went */
  readonly remove: (signal: AbortSignal) => Promise<number>;
}

type Deletion = (before: Date, limit: number) => Promise<number>;

/** Knows what is to be removed, and when it is old enough. */
@Injectable()
export class Chores {
  constructor(
    private readonly rows: RetentionRepository,
    private readonly maintenance: MaintenanceRetention,
    private readonly scores: ScoreRetention,
    private readonly series: ForgetSeriesService,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG)
    private readonly config: Pick<ServiceConfig, 'detection' | 'forecasts' | 'maintenance' | 'retention'>,
  ) {}

  /** In this order: what names others goes before them. */
  list(): readonly Chore[] {
    const { auditDays, episodeDays, historyDays } = this.config.retention;
    // Missing data is announced once, and the quality gate replays the episodes of the history.
    const episodesMs = Math.max(episodeDays * DAY_MS, this.config.detection.historySeconds * 1000);
    const historyMs = historyDays * DAY_MS;
    const seenMs = this.config.maintenance.historyDays * DAY_MS;
    const scoresMs = this.config.detection.scoreRetentionDays * DAY_MS;
    return [
      this.old('episodes', episodesMs, (...which) => this.rows.deleteEpisodes(...which)),
      this.old('messages', historyMs, (...which) => this.rows.deleteMessages(...which)),
      this.old('incidents', historyMs, (...which) => this.rows.deleteIncidents(...which)),
      this.old('signals', SIGNALS_MS, (...which) => this.rows.deleteSignals(...which)),
      this.old('training runs', historyMs, (...which) => this.rows.deleteTrainingRuns(...which)),
      this.old('models', historyMs, (...which) => this.rows.deleteModels(...which)),
      this.old('silences', historyMs, (...which) => this.rows.deleteSilences(...which)),
      this.old('notices', historyMs, (...which) => this.rows.deleteNotices(...which)),
      this.old('outages', historyMs, (...which) => this.rows.deleteOutages(...which)),
      // Whether it was in maintenance is asked of all that failures are learnt from.
      this.old('times of maintenance', Math.max(historyMs, seenMs), (...which) =>
        this.rows.deleteMaintenanceTimes(...which),
      ),
      this.old('score peaks', Math.min(scoresMs, PEAKS_MS), (...which) => this.rows.deletePeaks(...which)),
      this.old('busy levels', historyMs, (...which) => this.rows.deleteBusyLevels(...which)),
      this.old('forecasts', this.config.forecasts.retentionDays * DAY_MS, (...which) =>
        this.rows.deleteForecasts(...which),
      ),
      this.old('forecast accuracies', historyMs, (...which) => this.rows.deleteForecastAccuracy(...which)),
      ...this.maintenanceChores(seenMs, historyMs),
      this.old('audit entries', auditDays * DAY_MS, (...which) => this.rows.deleteAuditEntries(...which)),
      this.old('live events', LIVE_EVENTS_MS, (...which) => this.rows.deleteLiveEvents(...which)),
      { what: 'chunks of scores', remove: (signal) => this.scores.fold(signal) },
      { what: 'days of scores', remove: (signal) => this.scores.dropExpired(signal) },
      { what: 'days of normal scores', remove: (signal) => this.scores.thinOld(signal) },
      { what: 'series', remove: (signal) => this.series.apply(signal) },
    ];
  }

  private maintenanceChores(ageMs: number, historyMs: number): readonly Chore[] {
    const { maintenance } = this;
    return [
      this.old('observations', ageMs, (...which) => maintenance.deleteObservations(...which)),
      this.old('predictions of failures', ageMs, (...which) => maintenance.deletePredictions(...which)),
      this.old('failures', ageMs, (...which) => maintenance.deleteFailures(...which)),
      this.old('dark times', ageMs, (...which) => maintenance.deleteDarkTimes(...which)),
      this.old('units of assets', ageMs, (...which) => maintenance.deleteUnits(...which)),
      this.old('details of assets', historyMs, (...which) => maintenance.deleteAssetDetails(...which)),
      this.old('models of failure', ageMs, (...which) => maintenance.deleteFailureModels(...which)),
      this.old('marks of recommendations', historyMs, (...which) =>
        maintenance.deleteRecommendationMarks(...which),
      ),
      this.old('days of health', historyMs, (...which) => maintenance.deleteHealthDays(...which)),
    ];
  }

  private old(what: string, ageMs: number, deleteSome: Deletion): Chore {
    return {
      what,
      remove: async (signal) => {
        const before = new Date(this.clock.now().getTime() - ageMs);
        let nRemoved = 0;
        for (let n = ROWS_PER_STATEMENT; n === ROWS_PER_STATEMENT && !signal.aborted; nRemoved += n)
          n = await deleteSome(before, ROWS_PER_STATEMENT);
        return nRemoved;
      },
    };
  }
}
