import { KNOT } from '../scaling/knots.js';
import { FEATURE, type FeatureName, scalerOf, SLOT } from '../features/layout.js';
import { SeriesState } from '../series/series-state.js';

const DAY_MS = 86_400_000;

/** A series of which so many samples are known; its values lay evenly around 50, its residuals around zero, one sigma is 2. */
export function knownState(sampleCount = 500, days = 7): SeriesState {
  const state = SeriesState.create();
  learnEvenly(state, 'seasonal', 0);
  learnEvenly(state, 'value', 50);
  state.slots[SLOT.sampleCount] = sampleCount;
  state.slots[SLOT.firstTimestamp] = 0;
  state.slots[SLOT.lastTimestamp] = days * DAY_MS;
  return state;
}

/** The middle half spans 1.349 sigmas, the 1 and 99 % quantiles 4.65. */
function learnEvenly({ slots }: SeriesState, feature: FeatureName, around: number): void {
  const scaler = scalerOf(FEATURE[feature]);
  slots.set(
    [-10, -4.66, -1.349, 0, 1.349, 4.66, 10].map((knot) => around + knot),
    scaler,
  );
  slots[scaler + KNOT.count] = 100;
}
