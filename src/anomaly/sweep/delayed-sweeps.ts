/** A sample that is scored so many sweeps after it was taken is delayed. */
export const DELAYED_SWEEPS = 3;
