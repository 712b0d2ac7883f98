import { settingsFromEnvironment } from './settings.js';
import { type RunningSimulator, startSimulator } from './start-simulator.js';
import { stopReason } from './stop-reason.js';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

let running: RunningSimulator | undefined;

function stop(): void {
  // Whatever still hangs after this is not worth waiting for.
  setTimeout(() => process.exit(0), 1800).unref();
  void (running?.close() ?? Promise.resolve()).finally(() => process.exit(0));
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);

try {
  const settings = settingsFromEnvironment(process.env);
  const startedMs = performance.now();
  running = await startSimulator(settings, print);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const { assets, series, wearAssets, url, outcome } = running;
  print(
    `EMS simulator: ${assets} assets, ${series} series, ${settings.historyDays} days, ${outcome} in ${seconds} s, ${url}`,
  );
  if (wearAssets > 0) print(`EMS simulator: ${wearAssets} more assets, which wear out and fail`);
  print(
    settings.live
      ? `EMS simulator: one sample per series every ${settings.intervalSeconds} s`
      : 'EMS simulator: no live samples',
  );
  print('EMS simulator ready');
} catch (error) {
  process.stderr.write(`EMS simulator cannot start: ${stopReason(error)}\n`);
  process.exit(1);
}
