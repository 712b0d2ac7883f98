import type { ListedIncident } from '../incidents/listing/incident-listing.repository.js';
import type { ShiftReport } from './shift-report.js';

/** A part of a report: its heading, and a line for each thing. */
export interface ReportPart {
  readonly heading: string;
  readonly lines: readonly string[];
}

const WHY: Readonly<Record<string, string>> = {
  silence: 'silenced',
  behind: 'behind a device that does not answer',
  waiting: 'waiting for what it depends on',
  repeat: 'the same again',
};

/** What a report says, whatever it is written in. */
export function reportParts(report: ShiftReport): readonly ReportPart[] {
  return [
    { heading: 'Look at next', lines: report.next.map(({ text }) => text) },
    { heading: `Still open: ${report.openTotal}`, lines: report.stillOpen.map(lineOf) },
    {
      heading: `What happened: ${report.total} (${report.urgent} urgent, ${report.medium} medium, ${report.low} low; ${report.closed} over)`,
      lines: report.happened.map(lineOf),
    },
    {
      heading: 'Suppressed, and why',
      lines: report.suppressed.flatMap(({ reasonKind, count, openCount, examples }) => [
        `${count} ${WHY[reasonKind] ?? reasonKind}, ${openCount} of them still open`,
        ...examples.map(({ entityName, kind, reason }) => `for instance ${entityName}, ${kind}: ${reason}`),
      ]),
    },
  ];
}

export function reportTitle({ from, until }: ShiftReport): string {
  return `Report from ${timeOf(from)} to ${timeOf(until)}`;
}

function lineOf({ priority, severity, summary, startedAt, endedAt, nMembers }: ListedIncident): string {
  const times = `${timeOf(startedAt)} to ${endedAt ? timeOf(endedAt) : 'now'}`;
  return `[${priority}, ${severity}] ${summary} (${times}, ${nMembers === 1 ? '1 alert' : `${nMembers} alerts`})`;
}

function timeOf(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
