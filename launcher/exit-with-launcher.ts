// Loaded into the simulator and the service before their own code (node --import): when the launcher is
// killed, its channel closes, and its programs shut down as on SIGTERM instead of running on unseen.
import { isMainThread } from 'node:worker_threads';

const PATIENCE_MS = 5_000;

if (isMainThread && process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // The channel alone must not keep a program alive that has finished.
  process.channel.unref();
  // Nobody reads its output any more by then.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}
