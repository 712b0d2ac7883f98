import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyseRootCause, type RootCauseAnswer } from '../../../src/ml/index.js';
import { questionOf, readSystem, type System } from '../../backtest/index.js';
import type { QualityRow } from '../alerts/quality-row.js';
import { calibrationGap, type Checked, noneShare, type Stated, statedBy, topShare } from './quality.js';
import { RIVALS } from './rivals.js';

const CONFIDENCE = 0.5;

interface Asked {
  readonly metric: string;
  readonly ours: Checked;
  readonly answer: RootCauseAnswer;
  readonly rivals: Readonly<Record<string, Checked>>;
}

/** Figures of the labelled systems; undefined where they are not in the folder. */
export async function measureSystems(data: string): Promise<readonly QualityRow[] | undefined> {
  const folder = join(data, 'root-cause');
  if (!existsSync(folder)) return undefined;
  const petshop = [...(await ask(join(folder, 'petshop-low'))), ...(await ask(join(folder, 'petshop-high')))];
  const boutique = await ask(join(folder, 'boutique'));
  const quietShop = [
    ...(await ask(join(folder, 'petshop-low-quiet'))),
    ...(await ask(join(folder, 'petshop-high-quiet'))),
  ];
  const quietBoutique = await ask(join(folder, 'boutique-quiet'));
  const all = [...petshop, ...boutique, ...quietShop, ...quietBoutique];
  const stated: Stated[] = all.map(({ answer, ours }) => statedBy(answer, ours.truth));
  const kind = (word: string): readonly Asked[] => quietShop.filter(({ metric }) => metric.startsWith(word));
  return [
    figure('petshop: top-1', petshop, (checked) => topShare(checked, 1), 1),
    figure('petshop: top-3', petshop, (checked) => topShare(checked, 3), 1),
    figure('boutique: top-1', boutique, (checked) => topShare(checked, 1), 0.6),
    figure('boutique: top-3', boutique, (checked) => topShare(checked, 3), 0.8),
    figure('petshop: issues lost', petshop, lost, 1, true),
    figure('boutique: issues lost', boutique, lost, 1, true),
    figure('quiet, availability: none', kind('availability'), noneShare, 0.92),
    figure('quiet, latency: none', kind('latency'), noneShare, 0.85),
    figure('quiet, boutique: none', quietBoutique, noneShare, 0.8),
    {
      name: 'calibration: mean gap by thirds',
      ours: calibrationGap(stated),
      must: 0.15,
      isLess: true,
      rivals: {},
    },
  ];
}

function lost(checked: readonly Checked[]): number {
  return checked.filter(({ ranked }) => ranked.length === 0).length;
}

function figure(
  name: string,
  asked: readonly Asked[],
  of: (checked: readonly Checked[]) => number,
  must: number,
  isLess = false,
): QualityRow {
  const rivals = Object.keys(RIVALS).map(
    (rival) => [rival, of(asked.map((one) => one.rivals[rival]!))] as const,
  );
  return { name, ours: of(asked.map(({ ours }) => ours)), must, isLess, rivals: Object.fromEntries(rivals) };
}

async function ask(folder: string): Promise<readonly Asked[]> {
  const system = await readSystem(folder);
  const asked: Asked[] = [];
  for (const issue of system.issues) asked.push(askOne(system, issue, await truthOf(folder, issue.name)));
  return asked;
}

function askOne(system: System, issue: System['issues'][number], truthName: string | null): Asked {
  const { nodes, question } = questionOf(system, issue);
  const truth = truthName === null ? undefined : nodes.indexOf(truthName);
  const answer = analyseRootCause(question, CONFIDENCE);
  const ranked = answer.isFound ? answer.suspects.map(({ node }) => node) : [];
  const rivals = Object.entries(RIVALS).map(
    ([name, rival]) => [name, { ranked: rival(question), truth }] as const,
  );
  return {
    metric: issue.target.metric ?? '',
    ours: { ranked, truth },
    answer,
    rivals: Object.fromEntries(rivals),
  };
}

async function truthOf(folder: string, issue: string): Promise<string | null> {
  const text = await readFile(join(folder, 'issues', issue, 'answer.json'), 'utf8');
  return (JSON.parse(text) as { rootCause: string | null }).rootCause;
}
