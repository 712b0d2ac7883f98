export const NOW_MS = Date.UTC(2026, 10, 22, 14);
export const MINUTE_MS = 60_000;
export const DAY_MIN = 1440;

type Sample = readonly [string, number];

/** What an agent measures `minutesAgo` before now, an outage from 65 to 20 minutes ago in it. */
export function measured(minutesAgo: number): Sample {
  const at = new Date(NOW_MS - minutesAgo * MINUTE_MS).toISOString().slice(0, -1);
  const isOut = minutesAgo <= 65 && minutesAgo > 20;
  return [at, isOut ? 0.2 : 50 + 20 * Math.sin(minutesAgo / 229) + ((minutesAgo * 7) % 6)];
}

export function between(fromMinutesAgo: number, untilMinutesAgo: number): Sample[] {
  const n = fromMinutesAgo - untilMinutesAgo + 1;
  return Array.from({ length: n }, (_, index) => measured(fromMinutesAgo - index));
}
