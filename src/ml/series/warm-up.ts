/** Samples of a series before its scaled features mean something. */
export const WARM_UP_SAMPLES = 100;
