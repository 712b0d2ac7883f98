import type { AssetId, PreviewCurve } from '../../ml-api.js';
import type { ChartMark } from '../chart/chart-mark.js';
import { type CurveEpisode, isIn, isKept, type RaisedEpisode } from './cut-curve.js';

/** A series with what a threshold decides about. */
export interface MarkedSeries {
  readonly assetId: AssetId;
  readonly assetName: string;
  readonly metricName: string;
  readonly candidates: readonly CurveEpisode[];
  /** What was raised and answered by an operator. */
  readonly confirmed: readonly RaisedEpisode[];
  readonly falseAlarms: readonly RaisedEpisode[];
}

/** Those with feedback first, then those with the highest scores: an order that does not change while the threshold does. */
export function markedSeries({ episodes, raised }: PreviewCurve): readonly MarkedSeries[] {
  const found = new Map<string, MutableSeries>();
  const seriesOf = ({ assetId, assetName, metricName }: CurveEpisode | RaisedEpisode): MutableSeries => {
    const key = `${assetId} ${metricName}`;
    const known = found.get(key);
    if (known) return known;
    const series = { assetId, assetName, metricName, candidates: [], confirmed: [], falseAlarms: [] };
    found.set(key, series);
    return series;
  };
  for (const episode of episodes) seriesOf(episode).candidates.push(episode);
  for (const episode of raised) {
    if (episode.feedback === 'true_positive') seriesOf(episode).confirmed.push(episode);
    if (episode.feedback === 'false_positive') seriesOf(episode).falseAlarms.push(episode);
  }
  return [...found.values()].sort(
    (a, b) =>
      b.confirmed.length - a.confirmed.length ||
      b.falseAlarms.length - a.falseAlarms.length ||
      highestOf(b) - highestOf(a),
  );
}

interface MutableSeries extends MarkedSeries {
  readonly candidates: CurveEpisode[];
  readonly confirmed: RaisedEpisode[];
  readonly falseAlarms: RaisedEpisode[];
}

/** What a chart of the series shows of a threshold. */
export function marksAt(series: MarkedSeries, threshold: number): readonly ChartMark[] {
  const { candidates, confirmed, falseAlarms } = series;
  const answered = (kind: ChartMark['kind'], episodes: readonly RaisedEpisode[]) =>
    episodes.map((episode) => ({
      kind,
      from: episode.startedAt,
      until: episode.startedAt,
      isRaised: isKept(episode, threshold),
    }));
  return [
    ...candidates.map(({ startedAt, endedAt, raisedAt }) => ({
      kind: 'episode' as const,
      from: startedAt,
      until: endedAt,
      isRaised: isIn(raisedAt, threshold),
    })),
    ...answered('false-alarm', falseAlarms),
    ...answered('confirmed', confirmed),
  ];
}

const highestOf = ({ candidates }: MarkedSeries): number =>
  candidates.reduce((highest, { raisedAt }) => Math.max(highest, raisedAt.highest), 0);
