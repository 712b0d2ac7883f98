import { HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { Test, type TestingModule } from '@nestjs/testing';
import type { ForecastCondition, ForecastMonitor } from '../forecasting/index.js';
import { OwnTables } from '../platform/database/index.js';
import { ForecastChecks } from './forecast-checks.service.js';

describe('ForecastChecks', () => {
  let module: TestingModule;

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [TerminusModule.forRoot({ logger: false })],
    }).compile();
  });
  afterAll(() => module.close());

  it.each([
    ['off', 'up', 'Switched off by FORECASTS_ENABLED'],
    ['waiting', 'up', 'The first forecasts are being made'],
    ['late', 'degraded', 'Forecasts are late: no run has looked at every series for three hours'],
  ] as const)('says of forecasts that are %s: %s', async (status, outcome, message) => {
    const condition: ForecastCondition = {
      status,
      newestForecastAt: undefined,
      lookedAt: undefined,
      nSeries: 0,
    };
    const monitor = { condition: () => Promise.resolve(condition) } as ForecastMonitor;
    const tables = new OwnTables();
    tables.noteReady();
    const checks = new ForecastChecks(module.get(HealthIndicatorService), monitor, tables);

    expect(await checks.checkForecasts()).toMatchObject({ forecasts: { status: outcome, message } });
  });
});
