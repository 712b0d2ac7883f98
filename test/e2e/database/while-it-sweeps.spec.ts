import { feedback } from '../after-start/feedback.js';
import { incidents } from '../after-start/incidents.js';
import { rootCause } from '../after-start/root-cause.js';
import { silences } from '../after-start/silences.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

describe('while it sweeps', () => {
  let platform: Platform;
  let service: Service;

  beforeAll(async () => {
    // Nobody else wants a calm platform: its first start is this one.
    platform = await startPlatform({ isCalm: true, isFresh: true });
    service = platform.startService({ ALERTING: 'incident' });
    await service.ready();
  });

  afterAll(() => platform.stop());

  const started = (): { platform: Platform; service: Service } => ({ platform, service });
  // First: others leave routers ill.
  rootCause(started);
  silences(started);
  feedback(started);
  incidents(started);
});
