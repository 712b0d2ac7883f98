import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import request from 'supertest';
import { PagesController } from '../../../src/dashboard/pages/pages.controller.js';
import { WebFiles } from '../../../src/dashboard/pages/web-files.js';
import { temporaryFolder } from '../../support/index.js';

const INDEX = '<!doctype html><title>dashboard</title>';
const A_YEAR = 'public, max-age=31536000, immutable';

describe('PagesController', () => {
  const folder = temporaryFolder();
  let app: INestApplication<Server>;

  beforeAll(async () => {
    const parts = await Test.createTestingModule({
      controllers: [PagesController],
      providers: [{ provide: WebFiles, useValue: new WebFiles(folder.path) }],
    }).compile();
    app = await parts.createNestApplication<INestApplication<Server>>().init();
  });
  beforeEach(() => {
    folder.remove();
    mkdirSync(join(folder.path, 'assets'), { recursive: true });
    writeFileSync(join(folder.path, 'index.html'), INDEX);
    writeFileSync(join(folder.path, 'favicon.svg'), '<svg/>');
    writeFileSync(join(folder.path, 'assets', 'index-Bq2x.js'), 'export {};');
  });
  afterAll(async () => {
    await app.close();
    folder.remove();
  });

  const get = (path: string, accept = '*/*') => request(app.getHttpServer()).get(path).set('Accept', accept);

  it('sends a browser without a path to the dashboard', async () => {
    const { status, headers } = await get('/');

    expect([status, headers.location]).toEqual([302, '/dashboard']);
  });

  it.each([
    '/dashboard',
    '/dashboard/',
    '/dashboard/index.html',
    '/dashboard/episodes/7?hours=24',
    '/dashboard/core.rtr.01',
  ])('answers %s with a page that is asked for each time, and runs no inline script', async (path) => {
    const { status, text, headers } = await get(path, 'text/html');

    expect([status, text, headers['cache-control']]).toEqual([200, INDEX, 'no-cache']);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  it('lets hashed files be kept for a year', async () => {
    const { status, headers } = await get('/dashboard/assets/index-Bq2x.js');

    expect([status, headers['cache-control']]).toEqual([200, A_YEAR]);
    expect(headers['content-type']).toContain('text/javascript');
  });

  it('lets files that keep their names be kept for an hour', async () => {
    const { headers } = await get('/dashboard/favicon.svg');

    expect([headers['content-type'], headers['cache-control']]).toEqual([
      'image/svg+xml',
      'public, max-age=3600',
    ]);
  });

  it('answers a script of another version with 404, and the page of an asset with the app', async () => {
    expect((await get('/dashboard/assets/index-OLD.js')).status).toBe(404);
    expect((await get('/dashboard/assets/42', 'text/html,*/*')).text).toBe(INDEX);
  });

  it.each([
    '/dashboard/../secret',
    '/dashboard/%2e%2e/%2e%2e/secret',
    '/dashboard/assets/%2e%2e%2f%2e%2e%2fsecret',
    '/dashboard/.env',
    '/dashboard/%00',
  ])('gives nothing away with %s', async (path) => {
    writeFileSync(join(folder.path, '.env'), 'secret');
    const { text } = await get(path);

    expect(text).not.toContain('secret');
  });

  it('says what is missing when the web app was not built', async () => {
    rmSync(join(folder.path, 'index.html'));
    const { status, text, headers } = await get('/dashboard/episodes');

    expect(status).toBe(404);
    expect(text).toContain('npm run build');
    expect(headers['content-type']).toContain('text/plain');
  });
});
