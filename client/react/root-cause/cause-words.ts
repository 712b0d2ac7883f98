import type { IncidentRootCause } from '../../ml-api.js';

type Feedback = IncidentRootCause['feedback'][number];

/** @example percentText(0.874) // '87%' */
export function percentText(share: number): string {
  return `${Math.round(100 * share)}%`;
}

/** Nothing is certain. @example probabilityText(0.9998) // 'over 99%' */
export function probabilityText(probability: number): string {
  if (probability > 0.99) return 'over 99%';
  return probability < 0.01 ? 'under 1%' : percentText(probability);
}

/** What operators say of a node; undefined where they say nothing. */
export function saidOf(feedback: readonly Feedback[], assetId: string | number): string | undefined {
  return feedback.find((one) => one.assetId === assetId)?.value;
}

/** What an incident turned out to be, as operators or the last analysis have it. */
export function turnedOutText(feedback: readonly Feedback[], causeName: string | null): string {
  const confirmed = feedback
    .filter(({ value }) => value === 'cause')
    .map(({ assetName, assetId }) => assetName ?? assetId);
  if (confirmed.length > 0) return `it was ${confirmed.join(' and ')}, operators say`;
  if (feedback.some(({ value }) => value === 'none')) return 'it was nothing monitored, operators say';
  return causeName === null ? 'no cause was found' : `${causeName} was found`;
}

/** @example durationText(90) // '1 h 30 min' */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter(Boolean)
    .join(' ');
}
