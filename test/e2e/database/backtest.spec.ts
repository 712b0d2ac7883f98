import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetNamed, type Incident, type IncidentKind, stableUuid } from '../../../simulator/index.js';
import { startProgram, temporaryFolder, waitFor } from '../../support/index.js';
import { assetIdOf, type ExportedSeries, exportSeries } from './exported-series.js';
import { SOME_ASSETS } from '../fleet.js';
import { type Platform, startPlatform } from '../platform.js';

const STEP_MS = 300_000;
/** Rounds of samples that arrive between one sweep and the next. */
const ROUNDS = [1, 2, 7, 14];
const SILENT_MS = STEP_MS * (ROUNDS.reduce((sum, rounds) => sum + rounds) + 1);
/** A series without new samples is looked for once a minute: before each sweep the clock of the service moves on by two. */
const MOVED_CLOCK = new URL('../../support/programs/moved-clock.js', import.meta.url);
const CLOCK_STEP_MS = 120_000;

/** A percentage that is stored twice, polled traffic, and what agents post about delays and connections. */
const SERIES: readonly ExportedSeries[] = [
  { asset: 'core-rtr-01', names: ['cpu_usage', 'cpu'] },
  { asset: 'edge-rtr-01', names: ['bandwidth_in'] },
  { asset: 'app-srv-01', names: ['latency'] },
  { asset: 'lb-01', names: ['active_connections'] },
];

interface BegunEpisode {
  readonly asset: string;
  readonly startedAt: Date;
  readonly peakAt: Date;
  readonly peakScore: number;
}

/** The start of an episode is dated back to what led to its first anomalous sample, by this much at most. */
const LEAD_MS = 3_600_000;

function incident(asset: string, metricType: string, kind: IncidentKind, startedAt: Date): Incident {
  const endedAt = new Date(startedAt.getTime() + SILENT_MS);
  const groupId = stableUuid(`${asset}/${metricType}`);
  const description = `${kind} of ${metricType}`;
  return {
    groupId,
    assetId: assetNamed(asset).id,
    metricType,
    kind,
    // So many times what is healthy comes on top: that stands out at any time of the day, which a drop at night does not.
    magnitude: 9,
    startedAt,
    endedAt,
    description,
  };
}

describe('a backtest by the live model', () => {
  const folder = temporaryFolder();
  let platform: Platform;
  /** By asset: score and isAnomaly of each row, by time. */
  const backtested = new Map<string, ReadonlyMap<string, readonly [score: number, isAnomaly: boolean]>>();

  /** The platform's newest samples are gone: they arrive when the service is running. */
  async function holdBack(): Promise<number> {
    const fromMs = Date.now() - SILENT_MS;
    const wallClock = new Date(fromMs).toISOString().slice(0, -1);
    for (const table of ['device_metrics_history', 'metrics'])
      await platform.rows(`delete from ${table} where timestamp > timestamp '${wallClock}'`);
    return fromMs;
  }

  function movedClock(): Readonly<Record<string, string>> {
    const nowMs = Date.now();
    const instants = Array.from({ length: ROUNDS.length + 1 }, (_, n) => new Date(nowMs + n * CLOCK_STEP_MS));
    return {
      NODE_OPTIONS: `--import=${MOVED_CLOCK.href}`,
      MOVED_CLOCK: instants.map((at) => at.toISOString()).join(','),
    };
  }

  async function sweepsReach(at: Date): Promise<void> {
    const ids = SERIES.map((series) => `'${assetIdOf(series)}'`).join(', ');
    const count = `select count(distinct "assetId")::int as n from anomaly_scores
      where "assetId" in (${ids}) and timestamp = timestamptz '${at.toISOString()}'`;
    await waitFor(async () => (await platform.rows(count))[0]?.n === SERIES.length, {
      timeoutMs: 30_000,
      what: `scores at ${at.toISOString()}`,
    });
  }

  async function backtest(): Promise<void> {
    const [model] = readdirSync(platform.modelDirectory).filter((name) => name.endsWith('.model'));
    const options = ['--input', folder.path, '--output', folder.path];
    const args = [...options, '--model', join(platform.modelDirectory, model ?? '')];
    const program = startProgram({ script: 'dist/tools/backtest/main.js', args });
    const { code } = await program.exited;
    if (code !== 0) throw new Error(program.output());
    for (const { asset } of SERIES) {
      const [, ...rows] = readFileSync(join(folder.path, `${asset}.scores.csv`), 'utf8')
        .trim()
        .split('\n');
      const cells = rows.map((row) => row.split(','));
      backtested.set(
        asset,
        new Map(cells.map(([at, score, flag]) => [at ?? '', [Number(score), flag === '1'] as const])),
      );
    }
  }

  beforeAll(async () => {
    platform = await startPlatform({ isFresh: true, watched: SOME_ASSETS });
    let atMs = await holdBack();
    const service = await platform.startTwice(movedClock());
    await platform.simulator.beginIncidents([
      incident('edge-rtr-01', 'bandwidth_in', 'level_shift', new Date(atMs + 5 * STEP_MS)),
      incident('lb-01', 'active_connections', 'spike', new Date(atMs + 12 * STEP_MS)),
    ]);
    for (const rounds of ROUNDS) {
      for (let round = 0; round < rounds; round++) await platform.sampleAt(new Date((atMs += STEP_MS)));
      service.program.kill('SIGWINCH');
      await sweepsReach(new Date(atMs));
    }
    for (const series of SERIES) await exportSeries(platform, series, folder.path);
    await backtest();
  });

  afterAll(async () => {
    await platform.stop();
    folder.remove();
  });

  it.each(SERIES)('gives every stored score of $asset $names.0 to the last bit', async (series) => {
    const stored = await platform.rows(`
      select timestamp, score, "isAnomaly" from anomaly_scores
      where "assetId" = '${assetIdOf(series)}' and "metricName" = '${series.names[0]}' order by timestamp`);
    const found = stored.map(({ timestamp }) =>
      backtested.get(series.asset)?.get((timestamp as Date).toISOString()),
    );
    expect(stored.length).toBeGreaterThan(250);
    expect(found).toEqual(stored.map(({ score, isAnomaly }) => [score, isAnomaly]));
  });

  it('is anomalous where the service began an episode, and highest where that was', async () => {
    const episodes = await platform.rows(
      `select "assetId", "metricName", "startedAt", "peakAt", "peakScore" from anomaly_episodes where direction <> 'missing'`,
    );
    const begun = SERIES.flatMap((series) =>
      episodes
        .filter(({ assetId, metricName }) => assetId === assetIdOf(series) && metricName === series.names[0])
        .map((episode) => ({ asset: series.asset, ...episode }) as BegunEpisode),
    );
    expect(begun.map(({ asset }) => asset)).toEqual(expect.arrayContaining(['edge-rtr-01', 'lb-01']));
    for (const { asset, startedAt, peakAt, peakScore } of begun) {
      const rows = [...(backtested.get(asset) ?? [])];
      const first = rows.find(([at, [, isAnomaly]]) => isAnomaly && at >= startedAt.toISOString());
      expect(Date.parse(first?.[0] ?? '') - startedAt.getTime()).toBeLessThanOrEqual(LEAD_MS);
      expect(backtested.get(asset)?.get(peakAt.toISOString())).toEqual([peakScore, true]);
    }
  });
});
