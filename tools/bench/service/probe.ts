// Loaded into the service under test (node --import): answers on its channel how long the event loop was ever
// blocked and how much memory the process held at most, both since it was last asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const RESOLUTION_MS = 5;

if (isMainThread && process.channel) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let peakRssBytes = 0;
  setInterval(() => (peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss())), 50).unref();
  process.on('message', () => {
    process.send?.({
      // The histogram counts its own resolution in.
      blockedMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
      peakRssMb: peakRssBytes / 2 ** 20,
      rssMb: process.memoryUsage.rss() / 2 ** 20,
    });
    delay.reset();
    peakRssBytes = 0;
  });
  process.channel.unref();
}
