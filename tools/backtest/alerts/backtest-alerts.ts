import type { AlertOptions } from './options.js';
import { readAlertFiles } from './read-alert-files.js';
import { replayAlerts } from './replay-alerts.js';
import { writeAssessed } from './write-assessed.js';

/**
 * Groups the alerts of a file as the service would have, one after the other, and writes what it would have said of each.
 *
 * @param say receives lines about the progress.
 * @throws CsvError naming the first file and line that cannot be read; nothing is written then.
 */
export async function backtestAlerts(options: AlertOptions, say: (line: string) => void): Promise<void> {
  const files = await readAlertFiles(options);
  const startedAt = performance.now();
  const assessed = replayAlerts(files);
  const seconds = (performance.now() - startedAt) / 1000;
  await writeAssessed(options.output, assessed);
  const nIncidents = new Set(assessed.map(({ incidentId }) => incidentId)).size;
  const nSuppressed = assessed.filter(({ suppressed }) => suppressed).length;
  say(
    `${assessed.length} alerts, ${nIncidents} incidents, ${nSuppressed} suppressed, ${seconds.toFixed(2)} s; written to ${options.output}.`,
  );
}
