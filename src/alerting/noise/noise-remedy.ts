import { busiestHours } from './busiest-hours.js';
import type { NoiseRemedy, NoisyKind } from './noise.js';

/** Of two hours of the day by chance a twelfth: four fifths, four times, are no chance. */
const RHYTHM_SHARE = 0.8;
const LEAST_FOR_RHYTHM = 4;
/** As many entities with the same are not all broken. */
const MANY_ENTITIES = 3;
const SHORT_MINUTES = 15;

/**
 * The setting that would calm what comes again and again: a silence at its hours where it has some, a policy of the metric where many
 * entities have the same or where it is over soon each time, else a silence until it is mended.
 */
export function noiseRemedy(noisy: NoisyKind): NoiseRemedy {
  return rhythmRemedy(noisy) ?? policyRemedy(noisy) ?? silenceRemedy(noisy);
}

function rhythmRemedy({ hours, count, entityName, kind }: NoisyKind): NoiseRemedy | undefined {
  const { startHour, count: calms } = busiestHours(hours);
  if (count < LEAST_FOR_RHYTHM || calms < RHYTHM_SHARE * count) return undefined;
  const metric = metricOf(kind);
  const recurrence = `{"cron": "0 ${startHour} * * *", "durationMinutes": 120}`;
  return {
    setting: 'recurring silence',
    text: `${calms} of ${count} begin between ${startHour}:00 and ${(startHour + 2) % 24}:00: add a silence of ${entityName}, ${metric}, with recurrence ${recurrence}.`,
    calms,
  };
}

function policyRemedy({ source, kind, nEntitiesAlike, medianMinutes }: NoisyKind): NoiseRemedy | undefined {
  if (source !== 'anomaly') return undefined;
  const metric = metricOf(kind);
  if (nEntitiesAlike >= MANY_ENTITIES)
    return {
      setting: 'METRIC_POLICIES',
      text: `${nEntitiesAlike} assets have the same: raise minDeviation of ${metric} in METRIC_POLICIES to what matters.`,
      calms: null,
    };
  if (medianMinutes === null || medianMinutes > SHORT_MINUTES) return undefined;
  return {
    setting: 'METRIC_POLICIES',
    text: `Half of them are over within ${Math.ceil(medianMinutes)} minute(s): raise minDeviation of ${metric} in METRIC_POLICIES to what matters.`,
    calms: null,
  };
}

function silenceRemedy({ entityName, kind, count }: NoisyKind): NoiseRemedy {
  return {
    setting: 'silence',
    text: `Add a silence of ${entityName}, ${metricOf(kind)}, until it is mended.`,
    calms: count,
  };
}

/** The kind of an episode is its metric and its direction. */
function metricOf(kind: string): string {
  return kind.split(' ')[0] ?? kind;
}
