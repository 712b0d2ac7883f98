import type { ForgetSeriesService, ScoreRetention } from '../anomaly/index.js';
import { loadConfig } from '../platform/config/index.js';
import { StoppedClock } from '../platform/testing/index.js';
import { Chores } from './chores.service.js';
import type { MaintenanceRetention } from './maintenance-retention.repository.js';
import type { RetentionRepository } from './retention.repository.js';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 24);

/** The chores on tables of which each has `nOld` old rows. */
function choresOf(nOld: number, env: Record<string, string> = {}) {
  const asked: (readonly [string, number])[] = [];
  const deletion = (what: string) => {
    let nLeft = nOld;
    return (before: Date, limit: number): Promise<number> => {
      asked.push([what, (NOW_MS - before.getTime()) / DAY_MS]);
      const n = Math.min(limit, nLeft);
      nLeft -= n;
      return Promise.resolve(n);
    };
  };
  const rows = {
    deleteEpisodes: deletion('episodes'),
    deleteMessages: deletion('messages'),
    deleteIncidents: deletion('incidents'),
    deleteSignals: deletion('signals'),
    deleteTrainingRuns: deletion('runs'),
    deleteModels: deletion('models'),
    deleteSilences: deletion('silences'),
    deleteNotices: deletion('notices'),
    deleteOutages: deletion('outages'),
    deleteMaintenanceTimes: deletion('times of maintenance'),
    deletePeaks: deletion('peaks'),
    deleteBusyLevels: deletion('busy levels'),
    deleteForecasts: deletion('forecasts'),
    deleteForecastAccuracy: deletion('forecast accuracies'),
    deleteAuditEntries: deletion('audit entries'),
    deleteLiveEvents: deletion('live events'),
  } as unknown as RetentionRepository;
  const maintenance = {
    deleteObservations: deletion('observations'),
    deletePredictions: deletion('predictions'),
    deleteFailures: deletion('failures'),
    deleteDarkTimes: deletion('dark times'),
    deleteUnits: deletion('units'),
    deleteAssetDetails: deletion('details'),
    deleteFailureModels: deletion('models of failure'),
    deleteRecommendationMarks: deletion('marks'),
    deleteHealthDays: deletion('days of health'),
  } as unknown as MaintenanceRetention;
  const scores = {
    fold: () => Promise.resolve(0),
    dropExpired: () => Promise.resolve(1),
    thinOld: () => Promise.resolve(2),
  } as unknown as ScoreRetention;
  const series = { apply: () => Promise.resolve(3) } as unknown as ForgetSeriesService;
  const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...env });
  const chores = new Chores(rows, maintenance, scores, series, new StoppedClock(NOW_MS), config).list();
  const removeAll = async (signal = new AbortController().signal): Promise<Record<string, number>> => {
    const removed: Record<string, number> = {};
    for (const { what, remove } of chores) removed[what] = await remove(signal);
    return removed;
  };
  return { asked, removeAll };
}

describe('Chores', () => {
  it('go by the days of the settings', async () => {
    const { asked, removeAll } = choresOf(0, {
      EPISODE_RETENTION_DAYS: '100',
      HISTORY_RETENTION_DAYS: '10',
      MAINTENANCE_HISTORY_DAYS: '40',
      AUDIT_RETENTION_DAYS: '200',
    });
    await removeAll();

    expect(asked).toEqual([
      ['episodes', 100],
      ['messages', 10],
      ['incidents', 10],
      ['signals', 8],
      ['runs', 10],
      ['models', 10],
      ['silences', 10],
      ['notices', 10],
      ['outages', 10],
      ['times of maintenance', 40],
      ['peaks', 8],
      ['busy levels', 10],
      ['forecasts', 14],
      ['forecast accuracies', 10],
      ['observations', 40],
      ['predictions', 40],
      ['failures', 40],
      ['dark times', 40],
      ['units', 40],
      ['details', 10],
      ['models of failure', 40],
      ['marks', 10],
      ['days of health', 10],
      ['audit entries', 200],
      ['live events', 1 / 24],
    ]);
  });

  it('keep the episodes of a longer history', async () => {
    const { asked, removeAll } = choresOf(0, { TRAINING_HISTORY_SECONDS: String(400 * 86_400) });
    await removeAll();

    expect(asked[0]).toEqual(['episodes', 400]);
  });

  it('are done a few rows at a time until nothing is left', async () => {
    const { asked, removeAll } = choresOf(4_500);

    expect(await removeAll()).toEqual({
      episodes: 4_500,
      messages: 4_500,
      incidents: 4_500,
      signals: 4_500,
      'training runs': 4_500,
      models: 4_500,
      silences: 4_500,
      notices: 4_500,
      outages: 4_500,
      'times of maintenance': 4_500,
      'marks of recommendations': 4_500,
      'score peaks': 4_500,
      'days of health': 4_500,
      'busy levels': 4_500,
      forecasts: 4_500,
      'forecast accuracies': 4_500,
      observations: 4_500,
      'predictions of failures': 4_500,
      failures: 4_500,
      'dark times': 4_500,
      'units of assets': 4_500,
      'details of assets': 4_500,
      'models of failure': 4_500,
      'audit entries': 4_500,
      'live events': 4_500,
      'days of scores': 1,
      'chunks of scores': 0,
      'days of normal scores': 2,
      series: 3,
    });
    expect(asked.filter(([what]) => what === 'episodes')).toHaveLength(3);
  });

  it('end when they are stopped', async () => {
    const { asked, removeAll } = choresOf(4_500);
    await removeAll(AbortSignal.abort());

    expect(asked).toEqual([]);
  });
});
