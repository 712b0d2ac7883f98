/** Days that are kept and looked at: half a year shows a growth; what was before is another regime. */
export const MOST_DAYS = 182;
