import { History, scoreFile, type ScoredFile } from '../../backtest/index.js';
import { scoreEvents } from './event-score.js';
import { type LabelledFile, SETS, type SetName } from './labelled-sets.js';
import { halvesGap } from './halves-gap.js';
import { NAB_PROFILES, type NabFile, optimiseNab, scoreNabAt } from './nab-score.js';
import { averagePrecision, vusPr } from './precision-recall.js';
import { scoreByMeanSigmas } from './rival.js';

/** Default score from which an episode is announced. */
const THRESHOLD = 0.7;

/** Figures of one detector on one set, by name. */
export type Figures = Record<string, number>;

/** Measures the detector with one seed: one model from the histories of some files, then every file of a set. */
export function measureDetector(
  set: SetName,
  files: readonly LabelledFile[],
  { learned, seed }: { readonly learned: readonly LabelledFile[]; readonly seed: number },
): Figures {
  const history = new History(seed);
  for (const { file, evaluateFrom } of learned) history.add(file, evaluateFrom);
  const model = history.fit();
  return figuresOf(set, files, ({ file, evaluateFrom }) => scoreFile(file, model, evaluateFrom));
}

/** Measures the rival, which has no seed. */
export function measureRival(set: SetName, files: readonly LabelledFile[]): Figures {
  return figuresOf(set, files, ({ file }) => scoreByMeanSigmas(file));
}

function figuresOf(
  set: SetName,
  files: readonly LabelledFile[],
  score: (file: LabelledFile) => ScoredFile,
): Figures {
  const scored = files.map((file) => ({ ...file, ...score(file) }));
  const accuracy = set === 'nab' ? nabFigures(scored) : areaFigures(scored, SETS[set]);
  return { ...accuracy, ...eventFigures(scored), ...normalShares(scored) };
}

type ScoredLabelledFile = LabelledFile & ScoredFile;

function nabFigures(scored: readonly ScoredLabelledFile[]): Figures {
  const files: NabFile[] = scored.map(({ alarmScores, windows, evaluateFrom }) => {
    return { scores: alarmScores, windows, probation: evaluateFrom };
  });
  const standard = optimiseNab(files, NAB_PROFILES.standard);
  return {
    standard: standard.score,
    lowFP: optimiseNab(files, NAB_PROFILES.lowFalsePositives).score,
    lowFN: optimiseNab(files, NAB_PROFILES.lowFalseNegatives).score,
    threshold: standard.threshold,
    frozen: scoreNabAt(files, NAB_PROFILES.standard, THRESHOLD),
    halvesGap: halvesGap(files, NAB_PROFILES.standard),
  };
}

function areaFigures(scored: readonly ScoredLabelledFile[], buffer: number): Figures {
  const parts = scored
    .map(({ scores, file, evaluateFrom }) => ({
      scores: scores.slice(evaluateFrom),
      labels: file.labels.slice(evaluateFrom),
    }))
    .filter(({ labels }) => labels.includes(1));
  return {
    vusPr: mean(parts.map(({ scores, labels }) => vusPr(scores, labels, buffer))),
    aucPr: mean(parts.map(({ scores, labels }) => averagePrecision(scores, labels))),
  };
}

function eventFigures(scored: readonly ScoredLabelledFile[]): Figures {
  const parts = scored.map(({ alarmScores, file, evaluateFrom }) => ({
    alarmScores: alarmScores.slice(evaluateFrom),
    labels: file.labels.slice(evaluateFrom),
  }));
  return { ...scoreEvents(parts, THRESHOLD) };
}

/** Percent of the normal rows at or above 0.5 and 0.7, and alarms on them a day. */
function normalShares(scored: readonly ScoredLabelledFile[]): Figures {
  let normal = 0;
  let aboveHalf = 0;
  let alarmed = 0;
  let alarms = 0;
  let days = 0;
  for (const { scores, alarmScores, file, evaluateFrom } of scored) {
    days += (file.timestamps.at(-1)! - file.timestamps[evaluateFrom]!) / 86_400_000;
    for (let row = evaluateFrom; row < scores.length; row += 1) {
      if (file.labels[row] === 1) continue;
      normal += 1;
      if (scores[row]! >= 0.5) aboveHalf += 1;
      if (scores[row]! >= THRESHOLD) alarmed += 1;
      if (alarmScores[row]! >= THRESHOLD) alarms += 1;
    }
  }
  return {
    normalAboveHalf: (100 * aboveHalf) / normal,
    normalAlarmed: (100 * alarmed) / normal,
    falseAlarmsPerDay: alarms / days,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
