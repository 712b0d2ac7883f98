import { type Incident } from '../../../simulator/incidents/index.js';
import { ALARM_SCORE, type SampleExplanation, type ScoredSamples } from '../../../src/ml/index.js';
import { MetricEpisodes } from '../../backtest/index.js';
import { type IncidentEpisodes, incidentEpisodesOf } from '../episodes/incident-episodes.js';

/** Alarmed samples of one series that was watched from an incident on. */
export interface AlarmedSamples {
  /** Samples at or above {@link ALARM_SCORE}. */
  readonly alarmed: number;
  /** Of these, after the end of the incident. */
  readonly afterEnd: number;
  /** Of these, inside the band that their own explanation names as usual. */
  readonly usualAfterEnd: number;
}

/** What became of one series under an incident. */
export interface IncidentOutcome extends AlarmedSamples {
  /** Direction of the highest score while it lasted; undefined where none reached {@link ALARM_SCORE}. */
  readonly said: string | undefined;
  readonly episodes: IncidentEpisodes;
}

/**
 * @param scored samples of one series from before an incident until some time after it.
 * @returns undefined where the series did not report while it lasted.
 */
export function incidentOutcomeOf(incident: Incident, scored: ScoredSamples): IncidentOutcome | undefined {
  const { timestamps, values, scores, explanations } = scored;
  const [fromMs, toMs] = [incident.startedAt.getTime(), incident.endedAt.getTime()];
  const first = timestamps.findIndex((atMs) => atMs >= fromMs);
  const last = timestamps.findLastIndex((atMs) => atMs <= toMs);
  if (first < 0 || last < first) return undefined;
  const alarmed = explanations.filter(({ index }) => scores[index]! >= ALARM_SCORE);
  const during = alarmed.filter(({ index }) => index >= first && index <= last);
  const after = alarmed.filter(({ index }) => index > last);
  return {
    said: during.toSorted((a, b) => scores[b.index]! - scores[a.index]!)[0]?.direction,
    episodes: incidentEpisodesOf({ timestamps, first, last }, episodesOf(scored)),
    alarmed: alarmed.length,
    afterEnd: after.length,
    usualAfterEnd: after.filter((one) => isInOwnBand(values[one.index]!, one)).length,
  };
}

function episodesOf(scored: ScoredSamples): { startMs: number; endMs: number | undefined }[] {
  const tracker = new MetricEpisodes('', ALARM_SCORE);
  tracker.add(scored);
  return tracker.episodes.map(({ startedAt, endedAt }) => ({
    startMs: startedAt.getTime(),
    endMs: endedAt?.getTime(),
  }));
}

function isInOwnBand(value: number, { expected }: SampleExplanation): boolean {
  return value >= expected.low && value <= expected.high;
}
