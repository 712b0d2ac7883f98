import { badInput } from '../after-start/bad-input.js';
import { client } from '../after-start/client.js';
import { heavyRequests } from '../after-start/heavy-requests.js';
import { qualityGate } from '../after-start/quality-gate.js';
import { topology } from '../after-start/topology.js';
import { trainingRuns } from '../after-start/training-runs.js';
import { webApp } from '../after-start/web-app.js';
import { HALF_THE_FLEET } from '../fleet.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

describe('after a start', () => {
  let platform: Platform;
  let service: Service;

  beforeAll(async () => {
    platform = await startPlatform({ watched: HALF_THE_FLEET });
    service = platform.startService({ SWEEP_INTERVAL_SECONDS: '3600' });
    await service.ready();
  });

  afterAll(() => platform.stop());

  const started = (): { platform: Platform; service: Service } => ({ platform, service });
  trainingRuns(started);
  qualityGate(started);
  topology(started);
  webApp(started);
  client(started);
  badInput(started);
  heavyRequests(started);
});
