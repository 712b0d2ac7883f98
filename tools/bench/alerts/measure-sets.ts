import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AlertFiles, type Assessed, readAlertFiles, replayAlerts } from '../../backtest/index.js';
import { readTable } from '../../datasets/index.js';
import { measureCascades } from './measure-cascades.js';
import { countsOf, partitionScores } from './partition-scores.js';
import { priorityScores } from './priority-scores.js';
import type { QualityRow } from './quality-row.js';
import { byTimeOnly, digitsMasked, RIVALS, sessionsBy } from './rivals.js';
import { templateScores } from './template-scores.js';

const SYSTEMS = ['android', 'apache', 'hadoop', 'hdfs', 'spark', 'thunderbird', 'windows', 'zookeeper'];
const DRAWS = [1, 2, 3, 4, 5];
const HOUR_MS = 3_600_000;

/** Figures of the sets of alerts, by name; undefined for a set that is not in the folder. */
export const SETS: Readonly<Record<string, (data: string) => Promise<readonly QualityRow[] | undefined>>> = {
  loghub: measureWordings,
  'overlap-900': (data) => measureIncidents(data, 'overlap-900', { ari: 0.95, bCubed: 0.965 }),
  'overlap-300': (data) => measureIncidents(data, 'overlap-300', { ari: 0.83, bCubed: 0.91 }),
  'noisy-900': measureNoise,
  telecom: measureTelecom,
  simulator: measureCascades,
};

async function measureWordings(data: string): Promise<readonly QualityRow[] | undefined> {
  if (!existsSync(join(data, 'loghub'))) return undefined;
  const [ours, masked] = [new Means(), new Means()];
  for (const system of SYSTEMS) {
    const { alerts } = await readAlerts(join(data, 'loghub'), system);
    const truth = await readAnswers(join(data, 'loghub', `${system}.answers.csv.gz`), 'templateId');
    const assessed = replayAlerts({ alerts, edges: [], silences: [], polls: [], hasClears: false });
    ours.add({
      ...templateScores(
        assessed.map(({ templateId }) => templateId),
        truth,
      ),
    });
    masked.add({
      ...templateScores(
        alerts.map(({ message }) => digitsMasked(message)),
        truth,
      ),
    });
  }
  return [
    {
      name: 'loghub: grouping accuracy',
      ours: ours.of('groupingAccuracy'),
      must: 0.97,
      rivals: { 'digits masked': masked.of('groupingAccuracy') },
    },
    {
      name: 'loghub: F1 of groups',
      ours: ours.of('f1'),
      must: 0.93,
      rivals: { 'digits masked': masked.of('f1') },
    },
  ];
}

async function measureIncidents(
  data: string,
  set: string,
  must: { readonly ari: number; readonly bCubed: number },
): Promise<readonly QualityRow[] | undefined> {
  const draws = await readDraws(data, set);
  if (draws === undefined) return undefined;
  const means = new Means();
  const rivals = new Map(Object.keys(RIVALS).map((name) => [name, new Means()]));
  for (const { files, truth } of draws) {
    const assessed = replayAlerts(files);
    means.add({ ...partitionScores(idsOf(assessed), truth), fewer: fewerNotices(assessed) });
    for (const [name, keyOf] of Object.entries(RIVALS))
      rivals.get(name)!.add({ ...partitionScores(sessionsBy(files.alerts, keyOf), truth) });
  }
  const of = (figure: string): Record<string, number> =>
    Object.fromEntries([...rivals].map(([name, one]) => [name, one.of(figure)]));
  return [
    { name: `${set}: adjusted Rand index`, ours: means.of('ari'), must: must.ari, rivals: of('ari') },
    { name: `${set}: B-cubed F1`, ours: means.of('bCubed'), must: must.bCubed, rivals: of('bCubed') },
    { name: `${set}: fewer notices`, ours: means.of('fewer'), must: 0.99, rivals: {} },
  ];
}

async function measureNoise(data: string): Promise<readonly QualityRow[] | undefined> {
  const draws = await readDraws(data, 'noisy-900');
  if (draws === undefined) return undefined;
  const [ours, byTime] = [new Means(), new Means()];
  for (const { files, truth } of draws) {
    const assessed = replayAlerts(files);
    const isReal = (_: unknown, row: number): boolean => truth[row] !== '';
    const real = truth.filter(isReal);
    const { ari } = partitionScores(idsOf(assessed).filter(isReal), real);
    const ranked = assessed.map(({ incidentId, priority }, row) => ({
      group: incidentId,
      incident: truth[row]!,
      priority,
    }));
    ours.add({ ari, ...priorityScores(ranked) });
    byTime.add({ ari: partitionScores(sessionsBy(files.alerts, byTimeOnly).filter(isReal), real).ari });
  }
  return [
    { name: 'noisy-900: AUC of priority', ours: ours.of('auc'), must: 0.92, rivals: {} },
    { name: 'noisy-900: real among the top', ours: ours.of('precision'), must: 0.93, rivals: {} },
    {
      name: 'noisy-900: adjusted Rand index',
      ours: ours.of('ari'),
      must: 0.94,
      rivals: { time: byTime.of('ari') },
    },
  ];
}

async function measureTelecom(data: string): Promise<readonly QualityRow[] | undefined> {
  const folder = join(data, 'telecom');
  if (!existsSync(folder)) return undefined;
  const files = await readAlerts(folder, 'microwave', join(folder, 'topology.csv'));
  const assessed = replayAlerts(files);
  const largest = (ids: readonly string[]): number =>
    [...countsOf(ids).values()].reduce((most, n) => Math.max(most, n), 0) / ids.length;
  const sessions = sessionsBy(files.alerts, byTimeOnly);
  return [
    { name: 'telecom: fewer notices', ours: fewerNotices(assessed), must: 0.85, rivals: {} },
    {
      name: 'telecom: hourly firsts suppressed',
      ours: hourlyFirsts(files, assessed),
      must: 0,
      isLess: true,
      rivals: {},
    },
    {
      name: 'telecom: share of the largest incident',
      ours: largest(idsOf(assessed)),
      must: 0.05,
      isLess: true,
      rivals: { time: largest(sessions) },
    },
  ];
}

interface Draw {
  readonly files: AlertFiles;
  readonly truth: readonly string[];
}

async function readDraws(data: string, set: string): Promise<readonly Draw[] | undefined> {
  const folder = join(data, 'alerts');
  if (!existsSync(join(folder, `${set}-1.csv.gz`))) return undefined;
  const draws: Draw[] = [];
  for (const draw of DRAWS) {
    const files = await readAlerts(folder, `${set}-${draw}`, join(folder, 'topology.csv'));
    draws.push({
      files,
      truth: await readAnswers(join(folder, `${set}-${draw}.answers.csv.gz`), 'incident'),
    });
  }
  return draws;
}

function readAlerts(folder: string, name: string, topology?: string): Promise<AlertFiles> {
  return readAlertFiles({
    input: join(folder, `${name}.csv.gz`),
    output: '',
    ...(topology === undefined ? {} : { topology }),
  });
}

async function readAnswers(path: string, column: string): Promise<readonly string[]> {
  const table = await readTable(path, { required: [column], optional: [] });
  return table.map((row) => row.cell(column));
}

function idsOf(assessed: readonly Assessed[]): readonly string[] {
  return assessed.map(({ incidentId }) => incidentId);
}

function fewerNotices(assessed: readonly Assessed[]): number {
  return 1 - countsOf(idsOf(assessed)).size / assessed.length;
}

/** First alerts of an entity and kind in an hour of the clock that were suppressed. */
function hourlyFirsts({ alerts }: AlertFiles, assessed: readonly Assessed[]): number {
  const seen = new Set<string>();
  return assessed.filter(({ suppressed }, row) => {
    const { entity, kind, happenedAt } = alerts[row]!;
    const key = JSON.stringify([entity, kind, Math.floor(happenedAt / HOUR_MS)]);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst && suppressed;
  }).length;
}

/** Means of named figures. */
class Means {
  private readonly sums = new Map<string, number>();
  private n = 0;

  add(figures: Readonly<Record<string, number>>): void {
    this.n += 1;
    for (const [name, value] of Object.entries(figures))
      this.sums.set(name, (this.sums.get(name) ?? 0) + value);
  }

  of(name: string): number {
    return (this.sums.get(name) ?? Number.NaN) / this.n;
  }
}
