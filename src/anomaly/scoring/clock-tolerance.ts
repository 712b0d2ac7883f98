/** Clocks may differ by so much; a sample that is dated later is in the future. */
export const CLOCK_TOLERANCE_MS = 300_000;

/** So far in the future samples are looked for: whatever clock has dated them. */
export const FAR_FUTURE_MS = 366 * 86_400_000;
