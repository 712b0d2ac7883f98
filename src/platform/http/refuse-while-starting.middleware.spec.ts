import type { Request, Response } from 'express';
import { OwnTables } from '../database/index.js';
import { refuseWhileStarting } from './refuse-while-starting.middleware.js';

describe('refuseWhileStarting', () => {
  const passed = (tables: OwnTables, path: string, patienceMs: number): Promise<unknown> =>
    new Promise((resolve) =>
      refuseWhileStarting(tables, patienceMs)({ path } as Request, {} as Response, resolve),
    );

  it.each(['/health', '/api/v1/health', '/metrics', '/docs', '/ml/calculate-business-impact'])(
    'lets %s pass at once',
    async (path) => {
      expect(await passed(new OwnTables(), path, 60_000)).toBeUndefined();
    },
  );

  it.each(['/api/v1/models', '/api/v1/health/asset/7'])(
    'refuses %s as long as there are no tables',
    async (path) => {
      expect(await passed(new OwnTables(), path, 1)).toMatchObject({
        kind: 'unavailable',
        message: expect.stringContaining('the service is starting') as string,
      });
    },
  );

  it('lets a request wait for tables that are there in time', async () => {
    const tables = new OwnTables();
    const request = passed(tables, '/api/v1/models', 60_000);
    tables.noteReady();

    expect(await request).toBeUndefined();
    expect(await passed(tables, '/api/v1/models', 1)).toBeUndefined();
  });
});
