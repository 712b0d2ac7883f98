/**
 * Where everything that is remembered about one series lies in its one flat buffer of doubles. A change of any number here,
 * or of what a slot means, needs a new STATE_VERSION.
 */

/** Stored in every encoded state. */
export const STATE_VERSION = 9;

/** What the feature columns are and mean; stored in every model. */
export const FEATURE_VERSION = 6;

/** Names of the feature columns, in order. */
export const FEATURE_NAMES = [
  'value',
  'change',
  'departure',
  'spread',
  'trough',
  'crest',
  'seasonal',
  'excess',
] as const;

/** A feature column. */
export type FeatureName = (typeof FEATURE_NAMES)[number];

export const N_FEATURES = FEATURE_NAMES.length;

/** Column numbers by name. */
export const FEATURE = {
  value: 0,
  change: 1,
  departure: 2,
  spread: 3,
  trough: 4,
  crest: 5,
  seasonal: 6,
  excess: 7,
} as const;

/** Buckets of the rolling window; each spans at least a minute. */
export const N_BUCKETS = 12;
export const BUCKET_SLOTS = 6;

/** Half-hours of the day with a usual level each. */
export const N_SEASON_BINS = 48;

/** Spells that are remembered, each with its begin, length, strength and height. */
export const N_SPELLS = 8;
export const SPELL_SLOTS = 4;

/** Values that may be codes, each with its occasions and the last time. */
export const N_CODES = 2;
export const CODE_SLOTS = 3;

/** Seven knots and the weight seen, for each feature. */
export const SCALER_SLOTS = 8;

/** Slots before the window. */
const N_HEAD = 29 + N_CODES * CODE_SLOTS;

export const SLOT = {
  lastTimestamp: 0,
  previousValue: 1,
  interval: 2,
  sampleCount: 3,
  newestBucket: 4,
  level: 5,
  firstTimestamp: 6,
  currentBin: 7,
  currentPeak: 8,
  decayingScore: 9,
  stillSince: 10,
  longestStill: 11,
  coarsestInterval: 12,
  repeatShare: 13,
  excursionSince: 14,
  excursionLow: 15,
  excursionHigh: 16,
  bandLow: 17,
  bandHigh: 18,
  lastOutside: 19,
  spreadUnit: 20,
  invalidShare: 21,
  invalidAnnouncedAt: 22,
  spellSince: 23,
  spellLast: 24,
  spellStrength: 25,
  spellHeight: 26,
  longestSpell: 27,
  lean: 28,
  codes: 29,
  window: N_HEAD,
  season: N_HEAD + N_BUCKETS * BUCKET_SLOTS,
  recurringPeak: N_HEAD + N_BUCKETS * BUCKET_SLOTS + N_SEASON_BINS,
  spells: N_HEAD + N_BUCKETS * BUCKET_SLOTS + 2 * N_SEASON_BINS,
  scalers: N_HEAD + N_BUCKETS * BUCKET_SLOTS + 2 * N_SEASON_BINS + N_SPELLS * SPELL_SLOTS,
} as const;

/** Where the scaler of a feature begins. */
export const scalerOf = (feature: number): number => SLOT.scalers + feature * SCALER_SLOTS;

export const N_SLOTS = SLOT.scalers + N_FEATURES * SCALER_SLOTS;
