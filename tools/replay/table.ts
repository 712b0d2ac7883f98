import type { MatchedIncidents } from './match-incidents.js';

/** One line of the table: a file, or all of them. */
export interface ReplayRow extends MatchedIncidents {
  readonly name: string;
  readonly samples: number;
  readonly events: number;
}

const HEAD = ['file', 'samples', 'labelled', 'found', 'missed', 'false alarms / day', 'events delivered'];

/** A Markdown table with a last line for everything. */
export function renderTable(rows: readonly ReplayRow[]): string {
  const lines = [
    HEAD,
    HEAD.map((_, column) => (column === 0 ? '---' : '---:')),
    ...rows.map(cells),
    cells(total(rows)),
  ];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function cells({
  name,
  samples,
  labelled,
  found,
  missed,
  falseAlarms,
  days,
  events,
}: ReplayRow): readonly string[] {
  return [name, samples, labelled, found, missed, (falseAlarms / days).toFixed(2), events].map(String);
}

function total(rows: readonly ReplayRow[]): ReplayRow {
  const sum = (pick: (row: ReplayRow) => number): number => rows.reduce((all, row) => all + pick(row), 0);
  return {
    name: `**all ${rows.length}**`,
    samples: sum((row) => row.samples),
    labelled: sum((row) => row.labelled),
    found: sum((row) => row.found),
    missed: sum((row) => row.missed),
    falseAlarms: sum((row) => row.falseAlarms),
    days: sum((row) => row.days),
    events: sum((row) => row.events),
  };
}
