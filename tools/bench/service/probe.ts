// Loaded into the service under test (node --import): answers on its channel how long the event loop was ever
// blocked and how much memory the process held at most, both since it was last asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const RESOLUTION_MS = 5;

if (isMainThread && process.channel) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let peakRssBytes = 0;
  let longestMicroseconds = 0;
  let used = process.threadCpuUsage();
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(used);
    used = process.threadCpuUsage();
    longestMicroseconds = Math.max(longestMicroseconds, user + system);
  }, RESOLUTION_MS).unref();
  setInterval(() => (peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss())), 50).unref();
  process.on('message', () => {
    process.send?.({
      // The histogram counts its own resolution in.
      blockedMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
      // On a machine with other work a process that waits for a core seems blocked.
      workedMs: longestMicroseconds / 1000,
      peakRssMb: peakRssBytes / 2 ** 20,
      rssMb: process.memoryUsage.rss() / 2 ** 20,
    });
    delay.reset();
    peakRssBytes = 0;
    longestMicroseconds = 0;
  });
  process.channel.unref();
}
