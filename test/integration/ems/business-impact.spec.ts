import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Server } from 'node:http';
import request from 'supertest';
import { AlertInFlight } from '../../../src/ems/impact/alert-in-flight.js';
import { BusinessImpactController } from '../../../src/ems/impact/business-impact.controller.js';
import { SystemClock } from '../../../src/platform/clock/index.js';
import { ProblemFilter } from '../../../src/platform/http/problem.filter.js';
import { createValidationPipe } from '../../../src/platform/http/validation.pipe.js';

describe('POST /ml/calculate-business-impact', () => {
  let app: INestApplication<Server>;
  const ask = (body: object): request.Test =>
    request(app.getHttpServer()).post('/ml/calculate-business-impact').send(body);

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      controllers: [BusinessImpactController],
      providers: [AlertInFlight],
    }).compile();
    app = module.createNestApplication<INestApplication<Server>>({ logger: false });
    app.useGlobalFilters(new ProblemFilter(new SystemClock()));
    app.useGlobalPipes(createValidationPipe());
    await app.init();
  });
  afterAll(() => app.close());

  it('answers what EMS Core reads, in integers', async () => {
    const answer = await ask({
      event: { severity: 'critical' },
      asset_tier: 1,
      related_events_count: 2,
    }).expect(200);

    expect(answer.body).toEqual({
      business_impact_score: 91,
      affected_users: null,
      revenue_at_risk: null,
      impact_level: 'critical',
    });
  });

  it('answers for the alert that is being posted, whatever it is asked, and by the formula afterwards', async () => {
    const question = { event: { severity: 'critical' }, asset_tier: 3, related_events_count: 0 };
    const inFlight = app.get(AlertInFlight);

    const answer = await inFlight.during(85, async () => ask(question).expect(200));

    expect(answer.body).toMatchObject({ business_impact_score: 85, impact_level: 'critical' });
    await expect(inFlight.during(50, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect((await ask(question)).body).toMatchObject({ business_impact_score: 65, impact_level: 'high' });
  });

  it.each([
    {},
    { event: null, asset_tier: null, related_events_count: null },
    { event: {} },
    { event: { severity: 5 } },
    { event: { severity: 'warning', id: 'a', title: 't', asset: { tier: 1 } } },
  ])('makes do with %j', async (body) => {
    const answer = await ask(body).expect(200);

    expect(answer.body).toMatchObject({ business_impact_score: 40, impact_level: 'medium' });
  });

  it('refuses what is no impact question', async () => {
    const answer = await ask({ event: 'critical', asset_tier: 'one' }).expect(400);

    expect(answer.body).toMatchObject({ errors: [{ field: 'event' }, { field: 'asset_tier' }] });
  });
});
