import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { type CasesReport } from './cases-table.js';

/**
 * Runs the program of the cases, which prints as it goes.
 *
 * @param args the program and its arguments.
 * @param report path of the file it shall write.
 * @throws Error when it does not get as far as its report.
 */
export async function runCases(args: readonly string[], report: string): Promise<CasesReport> {
  const { status } = spawnSync(process.execPath, [...args, '--json', report], { stdio: 'inherit' });
  const text = await readFile(report, 'utf8').catch((cause: unknown) => {
    throw new Error(`The cases' program ended with code ${String(status)} without a report.`, { cause });
  });
  return JSON.parse(text) as CasesReport;
}
