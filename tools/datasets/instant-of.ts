/** Year first: whatever begins with a day or a month can be read in two ways. */
const DATE = String.raw`(?<year>\d{4})(?<mark>[-/.])(?<month>\d\d?)\k<mark>(?<day>\d\d?)`;
const CLOCK = String.raw`(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?(?: ?(?<half>[AP]M))?`;
const ZONE = String.raw`(?<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)`;
const TIME = new RegExp(`^${DATE}(?:[T ] ?${CLOCK}(?: ?${ZONE})?)?$`, 'i');

/**
 * The instant a timestamp names, as people and databases write it: `2026-01-31T14:05:00Z`, `2026-01-31 14:05:00.123456+00`,
 * `2026/1/31 2:05 PM`. Without a zone it is UTC, wherever this runs: so the platform stores its samples.
 *
 * @returns epoch milliseconds; NaN for what is no time, or could be two.
 * @example instantOf('1970-01-01 00:01') // 60000
 */
export function instantOf(text: string): number {
  const groups = TIME.exec(text)?.groups;
  if (groups === undefined) return NaN;
  const { year = '', month = '', day = '' } = groups;
  if (new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() !== Number(day))
    return NaN;
  return Date.parse(`${year}-${twoDigits(month)}-${twoDigits(day)}T${clockOf(groups)}${zoneOf(groups)}`);
}

type Groups = Readonly<Record<string, string | undefined>>;

function clockOf({ hour = '0', minute = '00', second = '00', fraction = '', half }: Groups): string {
  return `${twoDigits(hourOfDay(hour, half))}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`;
}

/** @returns the hour on a clock of 24; one that no clock shows for one that AM and PM do not have. */
function hourOfDay(hour: string, half: string | undefined): string {
  if (half === undefined) return hour;
  const onDial = Number(hour);
  if (onDial < 1 || onDial > 12) return '99';
  return String((onDial % 12) + (half.toUpperCase() === 'PM' ? 12 : 0));
}

function zoneOf({ zone = 'Z' }: Groups): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  const digits = zone.replace(':', '').padEnd(5, '0');
  return `${digits.slice(0, 3)}:${digits.slice(3)}`;
}

const twoDigits = (text: string): string => text.padStart(2, '0');
