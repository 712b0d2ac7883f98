import { readTable, type Table } from '../../datasets/index.js';
import { type AlertRow, type Edge, type PollRow, type SilenceRow } from './alert-files.js';
import type { AlertOptions } from './options.js';

/** Everything a backtest of alerts reads. */
export interface AlertFiles {
  readonly alerts: readonly AlertRow[];
  readonly edges: readonly Edge[];
  readonly silences: readonly SilenceRow[];
  readonly polls: readonly PollRow[];
  /** Whether the alerts say when they end. */
  readonly hasClears: boolean;
}

/** @throws CsvError naming the file and the line that cannot be read for certain. */
export async function readAlertFiles(
  options: Omit<AlertOptions, 'topology'> & { readonly topology?: string },
): Promise<AlertFiles> {
  const alerts = await readTable(options.input, {
    required: ['timestamp', 'entity', 'kind', 'severity', 'message'],
    optional: ['state', 'receivedAt'],
  });
  return {
    alerts: alertsOf(alerts),
    edges: await edgesOf(options.topology),
    silences: await silencesOf(options.silences),
    polls: await pollsOf(options.polls),
    hasClears: alerts.columns.includes('state'),
  };
}

async function edgesOf(path: string | undefined): Promise<readonly Edge[]> {
  if (path === undefined) return [];
  const table = await readTable(path, { required: ['from', 'to', 'relation'], optional: [] });
  return table.map((row) => ({
    from: row.filled('from'),
    to: row.filled('to'),
    relation: row.cell('relation'),
  }));
}

function alertsOf(table: Table): readonly AlertRow[] {
  let before = -Infinity;
  return table.map((row) => {
    const happenedAt = row.instant('timestamp');
    const receivedAt = row.cell('receivedAt') === '' ? happenedAt : row.instant('receivedAt');
    if (receivedAt < before)
      throw row.fault(
        `came in before the row above it; sort the rows by ${table.columns.includes('receivedAt') ? '"receivedAt"' : '"timestamp"'}`,
      );
    before = receivedAt;
    return {
      happenedAt,
      receivedAt,
      entity: row.filled('entity'),
      kind: row.cell('kind'),
      severity: row.cell('severity'),
      message: row.cell('message'),
      isClear: row.oneOf('state', ['', 'clear']) === 'clear',
    };
  });
}

async function silencesOf(path: string | undefined): Promise<readonly SilenceRow[]> {
  if (path === undefined) return [];
  const table = await readTable(path, {
    required: ['from', 'to'],
    optional: ['entity', 'kind', 'message', 'behind', 'comment'],
  });
  return table.map((row) => ({
    from: row.instant('from'),
    to: row.instant('to'),
    entity: row.cell('entity'),
    kind: row.cell('kind'),
    message: row.cell('message') === '' ? undefined : row.pattern('message'),
    isBehind: row.oneOf('behind', ['', 'false', 'true']) === 'true',
    comment: row.cell('comment'),
  }));
}

async function pollsOf(path: string | undefined): Promise<readonly PollRow[]> {
  if (path === undefined) return [];
  const table = await readTable(path, { required: ['timestamp', 'entity'], optional: [] });
  const polls = table.map((row) => ({ at: row.instant('timestamp'), entity: row.filled('entity') }));
  return [...polls].sort((a, b) => a.at - b.at);
}
