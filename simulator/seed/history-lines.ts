import { toWallClock } from '../database/index.js';
import { IncidentBook, measuredValue } from '../incidents/index.js';
import { type Series } from '../signals/index.js';
import { type Blemish, blemishOf, isGap } from './blemishes.js';
import { linePrefix, unreadable } from './copy-lines.js';

export interface History {
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
  /** From here on no sample is lost or spoiled, so that the newest data is complete. */
  readonly flawlessFromMs: number;
}

/** One chunk of COPY lines per polling round: memory stays flat however long the history. */
export function* historyLines(
  series: readonly Series[],
  history: History,
  book: IncidentBook,
): Generator<string> {
  const lines = series.map((one) => ({ one, prefix: linePrefix(one, history.stepMs / 1000) }));
  for (let atMs = history.fromMs; atMs <= history.toMs; atMs += history.stepMs) {
    const at = toWallClock(new Date(atMs));
    const suffix = `\t${at}\t${at}\n`;
    const isFlawless = atMs >= history.flawlessFromMs;
    let chunk = '';
    for (const { one, prefix } of lines) {
      const blemish = isFlawless ? 'none' : blemishAt(one, atMs);
      chunk += prefixed(prefix, suffix, textsOf(one, book, atMs, blemish));
    }
    yield chunk;
  }
}

function blemishAt(series: Series, nowMs: number): Blemish {
  const atMs = nowMs - series.shiftMs;
  return isGap(series, atMs) ? 'lost' : blemishOf(series, atMs);
}

function textsOf(series: Series, book: IncidentBook, atMs: number, blemish: Blemish): readonly string[] {
  const value = blemish === 'lost' ? undefined : measuredValue(series, book, atMs);
  if (value === undefined) {
    return [];
  }
  if (blemish === 'unreadable') {
    return [unreadable(series)];
  }
  return blemish === 'repeated' ? [String(value), String(value)] : [String(value)];
}

function prefixed(prefix: string, suffix: string, texts: readonly string[]): string {
  let lines = '';
  for (const text of texts) {
    lines += prefix + text + suffix;
  }
  return lines;
}
