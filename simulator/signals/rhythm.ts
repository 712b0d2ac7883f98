const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const bump = (hour: number, centre: number, width: number): number => {
  // The day is a circle: 23:30 is an hour away from 00:30.
  const apart = Math.abs(hour - centre);
  const distance = Math.min(apart, 24 - apart) / width;
  return Math.exp(-0.5 * distance * distance);
};

/** 0 at night to about 1 in the early afternoon of a working day, with a lunch dip and a quiet weekend. */
export function workload(atMs: number, utcOffsetHours: number, weekendShare: number): number {
  const localMs = atMs + utcOffsetHours * hourMs;
  const hour = (localMs % dayMs) / hourMs;
  const day = 0.85 * bump(hour, 10.5, 2) + 0.95 * bump(hour, 15.2, 2.6) + 0.3 * bump(hour, 20.5, 1.8);
  return day * weekShare(localMs, weekendShare);
}

/** The epoch began on a Thursday. The change takes the hours around midnight, not one instant. */
function weekShare(localMs: number, weekendShare: number): number {
  const weekDay = ((localMs / dayMs + 3) % 7) - 5;
  const ramp = 0.08;
  const isIn = Math.min(1, Math.max(0, weekDay / ramp)) * Math.min(1, Math.max(0, (2 - weekDay) / ramp));
  return 1 - isIn * (1 - weekendShare);
}

/** A job that runs every night from 02:00 to 02:40 local time: heavy, but entirely normal. */
export function isNightlyJob(atMs: number, utcOffsetHours: number): boolean {
  const minuteOfDay = ((atMs + utcOffsetHours * hourMs) % dayMs) / 60_000;
  return minuteOfDay >= 120 && minuteOfDay < 160;
}
