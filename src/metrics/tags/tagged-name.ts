import { createHash } from 'node:crypto';
import type { SeriesKey } from '../series.js';

/** What distinguishes one source of a metric from the others; null for a tag that it does not have. */
export type Tags = Readonly<Record<string, unknown>>;

const LONGEST_NAME = 100;
const DIGEST_LENGTH = 12;
/** What the form itself is made of, and what an address or a log would have to escape. */
const UNSUITABLE = /[{},="\\/\s\p{Cc}]+/gu;

/**
 * The name of a series whose metric comes from several sources at once: `{key=value,…}` after the metric's name, keys in order. A name
 * that would be longer than the platform's ends with a digest instead.
 *
 * @example taggedName('bandwidth_in', { interface: 'eth2' }) // 'bandwidth_in{interface=eth2}'
 */
export function taggedName(baseName: string, tags: Tags): string {
  const pairs = Object.keys(tags)
    .sort()
    .map((key) => `${plain(key)}=${plain(textOf(tags[key]))}`);
  const name = `${baseName}{${pairs.join(',')}}`;
  const isExact = Object.entries(tags).every(
    ([key, value]) => !hasUnsuitable(key) && !hasUnsuitable(textOf(value)),
  );
  if (isExact && name.length <= LONGEST_NAME) return name;
  const end = `#${digestOf(tags)}}`;
  return name.slice(0, Math.min(name.length - 1, LONGEST_NAME - end.length)) + end;
}

/** The metric itself, which policies and units go by. A name without tags is its own. */
export function baseNameOf(metricName: string): string {
  const brace = metricName.indexOf('{');
  return brace > 0 && metricName.endsWith('}') ? metricName.slice(0, brace) : metricName;
}

/** Whether a series is meant by the name of a metric: its own, or that of the metric of which it is one source. */
export function isNamed({ metricName }: Pick<SeriesKey, 'metricName'>, canonicalName: string): boolean {
  return metricName === canonicalName || baseNameOf(metricName) === canonicalName;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function plain(text: string): string {
  return text.replaceAll(UNSUITABLE, '_');
}

function hasUnsuitable(text: string): boolean {
  return plain(text) !== text;
}

function digestOf(tags: Tags): string {
  const ordered = Object.keys(tags)
    .sort()
    .map((key) => [key, tags[key]]);
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex').slice(0, DIGEST_LENGTH);
}
