import { CsvFault } from './csv-fault.js';

export const TIMESTAMP = 'timestamp';
export const LABEL = 'label';

const LIKE_TIMESTAMP = /^[@_]?(date|time|datetime|timestamp|ts)([ _]?(utc|time|stamp))?$/i;

/** Names of a file's metric columns. */
export type MetricNames = readonly string[];

/**
 * Checks a header.
 *
 * @returns the names of the metrics.
 * @throws CsvFault when it is not `timestamp,<metric>...[,label]` in any order, with a name for each column and one column for each name.
 */
export function metricNamesOf(header: readonly string[]): MetricNames {
  const unnamed = header.indexOf('');
  if (unnamed >= 0)
    throw new CsvFault(`column ${unnamed + 1} of the header has no name; name it or remove the column`);
  const twice = header.find((name, column) => header.indexOf(name) !== column);
  if (twice !== undefined)
    throw new CsvFault(`two columns of the header are called "${twice}"; rename one of them`);
  if (!header.includes(TIMESTAMP)) throw new CsvFault(withoutTimestamp(header));
  const names = header.filter((name) => name !== TIMESTAMP && name !== LABEL);
  if (names.length === 0)
    throw new CsvFault(
      `there is no metric column; besides "${TIMESTAMP}" and "${LABEL}" at least one is expected`,
    );
  return names;
}

function withoutTimestamp(header: readonly string[]): string {
  const missing = `the header has no column "${TIMESTAMP}"; call the one with the times so`;
  const likely = header.find((name) => LIKE_TIMESTAMP.test(name));
  return likely === undefined ? missing : `${missing}: rename "${likely}"`;
}
