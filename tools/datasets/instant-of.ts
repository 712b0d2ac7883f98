const WALL_CLOCK = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * The instant a timestamp names, as people and databases write it: `2026-01-31T14:05:00Z`, `2026-01-31 14:05:00.123456+00`. Without
 * a zone it is UTC, wherever this runs: so the platform stores its samples.
 *
 * @returns epoch milliseconds; NaN for what is no time.
 * @example instantOf('1970-01-01 00:01') // 60000
 */
export function instantOf(text: string): number {
  const [, date, time, zone = 'Z'] = WALL_CLOCK.exec(text) ?? [];
  if (date === undefined || time === undefined) return Date.parse(text);
  return Date.parse(`${date}T${time}${zone.length === 3 ? `${zone}:00` : zone}`);
}
