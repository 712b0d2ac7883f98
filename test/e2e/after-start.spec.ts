import { addUnmeasuredAsset, assetIds } from './after-start/asset-ids.js';
import { audit } from './after-start/audit.js';
import { capacity } from './after-start/capacity.js';
import { charts } from './after-start/charts.js';
import { failures } from './after-start/failures.js';
import { forecasts } from './after-start/forecasts.js';
import { mlPage } from './after-start/ml-page.js';
import { recommendations } from './after-start/recommendations.js';
import { openApi } from './after-start/openapi.js';
import { EXAMPLE_ASSET, HALF_THE_FLEET } from './fleet.js';
import { type Platform, type Service, startPlatform } from './platform.js';
import { isApi } from './source.js';

describe('after a start, with metrics from either source', () => {
  let platform: Platform;
  let service: Service;

  beforeAll(async () => {
    platform = await startPlatform({ watched: isApi() ? undefined : HALF_THE_FLEET });
    await addUnmeasuredAsset(platform);
    await platform.report(EXAMPLE_ASSET, 'latency', 9000);
    service = platform.startService({
      SWEEP_INTERVAL_SECONDS: '3600',
      FORECASTS_ENABLED: 'true',
      MAINTENANCE_ENABLED: 'true',
    });
    await service.ready();
  });

  afterAll(() => platform.stop());

  const started = (): { platform: Platform; service: Service } => ({ platform, service });
  assetIds(started);
  charts(started);
  forecasts(started);
  capacity(started);
  failures(started);
  recommendations(started);
  mlPage(started);
  openApi(started);
  audit(started);
});
