import { readFileSync } from 'node:fs';
import { waitFor } from '../../support/index.js';
import {
  endsByItself,
  exampleRequests,
  type OpenApiDocument,
  type Operation,
  schemaOf,
} from '../openapi-examples.js';
import { openStream } from '../event-stream.js';
import { validatorOf } from '../openapi-schema.js';
import type { Answer, Platform, Service } from '../platform.js';
import { patience } from '../source.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import type { Started } from './started.js';

/** The episode of the examples; a real one stands in for it. */
const EXAMPLE_EPISODE = '0b7c1a52-3b6a-4c52-9d0e-6a2f4b8c1e37';
const EXAMPLE_INCIDENT = '7f2c1f4e-0d1b-4a4e-9c0e-3f6a2b8c1e37';
const EXAMPLE_INCIDENT_FEEDBACK = '7f2c1f4e-0d1b-4a4e-9c0e-3f6a2b8c1e38';
const EXAMPLE_MESSAGE = '7d2e5c84-1f3b-4a96-8c0d-5b9a6e2f4d18';
/** The model of the examples; the active one stands in for it. */
const EXAMPLE_MODEL = '20261122T141502123Z';
const EXAMPLE_RUN = '3f9a7d10-5c2e-4b8f-a1d6-8e0c4f7b2a95';
/** The silence of the examples; the one that the example request makes stands in for it. */
const EXAMPLE_SILENCE = '5d1f0c7e-3b6a-4c52-9d0e-6a2f4b8c1e37';
/** The failure of the examples; the one that the example request makes stands in for it. */
const EXAMPLE_FAILURE = '6a0e1b7c-3b6a-4c52-9d0e-6a2f4b8c1e37';

/** Wants an episode, and leaves what its examples make. */
export const openApi = (started: () => Started): void =>
  describe('the OpenAPI document', () => {
    let platform: Platform;
    let service: Service;
    let document: OpenApiDocument;

    function send(method: string, path: string, body: unknown): Promise<Answer> {
      if (method === 'POST') return service.post(path, body);
      return method === 'DELETE' ? service.delete(path) : service.get(path);
    }

    /** What is to be restored, and is struck out again afterwards. */
    async function struckOut(id: string): Promise<string> {
      await service.post(`/api/v1/maintenance/failures/${id}/strike-out`, { by: 'noc', reason: 'Example' });
      return id;
    }

    function expectDocumented(operation: Operation, status: number, body: unknown): void {
      const response = operation.responses[String(status)];
      expect(response).toBeDefined();
      const validate = validatorOf(schemaOf(response?.content), document);
      validate(body);
      expect(validate.errors ?? []).toEqual([]);
    }

    beforeAll(async () => {
      ({ platform, service } = started());
      document = (await service.get('/openapi.json')).body as unknown as OpenApiDocument;
    });

    it('has an example for every operation that answers 200 with what the document says', async () => {
      const episodeId = await waitFor(
        async () => {
          const { body } = await service.get('/api/v1/anomaly/episodes');
          return (body.episodes as { id: string }[])[0]?.id;
        },
        { timeoutMs: patience(20_000), what: 'an episode' },
      );
      const incidentId = await waitFor(
        async () => {
          const { body } = await service.get(`/api/v1/incidents?assetId=${EXAMPLE_ASSET}`);
          return (body.incidents as { id: string }[])[0]?.id;
        },
        { timeoutMs: patience(20_000), what: 'an incident' },
      );
      await platform.rows(`
      insert into outbox_messages (id, kind, "identityKey", "episodeId", payload, status)
      values ('${EXAMPLE_MESSAGE}', 'event', 'example', gen_random_uuid(), '{}', 'parked')`);
      // Nobody renews it, and the examples before its turn take as long as they take.
      await platform.rows(`
      insert into training_runs (id, "modelType", status, trigger, request, "serviceVersion", "featureVersion", "startedAt", "aliveAt")
      values ('${EXAMPLE_RUN}', 'anomaly_detection', 'running', 'request', '{}', '1', 1, now(), now() + interval '1 hour')`);
      const requests = exampleRequests(document);
      expect(requests.map(({ name }) => name)).toEqual(
        expect.arrayContaining([
          'GET /api/v1/health',
          'POST /api/v1/anomaly/train',
          'POST /api/v1/anomaly/detect',
        ]),
      );
      const { models } = (await service.get('/api/v1/models')).body as { models: { modelVersion: string }[] };
      await platform.rows(`
      insert into failure_models (version, status, "trainedAt", "activatedAt", reason, report, artifacts)
      values ('failures-example', 'retired', now(), now(), 'Example', '{"nAssets": 1, "nFailures": 1, "stepDays": 1, "check": null}', '{}')`);
      let [silenceId, incidentFeedbackId, failureId] = ['', '', ''];
      for (const { name, method, path, body, operation } of requests.filter(endsByItself)) {
        const answer = await send(
          method,
          path
            .replace(EXAMPLE_SILENCE, silenceId)
            .replace(EXAMPLE_FAILURE, failureId)
            .replace(EXAMPLE_EPISODE, episodeId)
            .replace(EXAMPLE_INCIDENT, incidentId)
            .replace(EXAMPLE_INCIDENT_FEEDBACK, incidentFeedbackId)
            .replace(EXAMPLE_MODEL, models[0]?.modelVersion ?? ''),
          body,
        );
        if (name === 'POST /api/v1/incidents/{id}/feedback')
          incidentFeedbackId = (answer.body.feedback as { id: string }).id;
        if (name === 'POST /api/v1/maintenance/failures')
          failureId = await struckOut((answer.body.failure as { id: string }).id);
        if (name === 'POST /api/v1/silences') silenceId = (answer.body.silence as { id: string }).id;
        expect([name, answer.status]).toEqual([name, 200]);
        expectDocumented(operation, answer.status, answer.body);
      }
    });

    it('has an example of a stream for every operation that answers one', async () => {
      const streams = exampleRequests(document).filter((request) => !endsByItself(request));
      expect(streams.map(({ name }) => name)).toEqual(['GET /api/v1/stream']);
      for (const { operation } of streams) {
        const stream = await openStream(service.url);
        expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
        stream.leave();
        expect(operation.responses['200']?.content?.['text/event-stream']?.example).toMatch(/^event: /);
      }
    });

    it('has the version of the package', () => {
      const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

      expect(document.info.version).toBe(version);
    });

    it('begins with the sections that a newcomer tries first, and describes each', () => {
      const names = document.tags.map(({ name }) => name);
      const used = exampleRequests(document).flatMap(({ operation }) => operation.tags ?? ['none']);

      expect(names.slice(0, 5)).toEqual(['health', 'detection', 'training', 'metrics', 'episodes']);
      expect(names.at(-1)).toBe('EMS Core callback');
      expect(names).toEqual([...new Set(used)]);
      for (const { name, description } of document.tags)
        expect([name, description]).toEqual([name, expect.stringMatching(/^[A-Z].{20,200}\.$/)]);
    });

    it('says of every operation which role it needs', () => {
      const needed = Object.entries(document.paths).flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => ({
          name: `${method} ${path}`,
          role: operation['x-required-role'],
        })),
      );
      expect(needed.filter(({ role }) => role === undefined)).toEqual([]);
      const open = needed.filter(({ role }) => role === null).map(({ name }) => name);
      expect(open.sort()).toEqual([
        'get /api/v1/access',
        'get /api/v1/health',
        'get /health',
        'post /ml/calculate-business-impact',
      ]);
      const readers = needed.filter(({ name, role }) => name.startsWith('get ') && role !== null);
      expect(readers.filter(({ role }) => role !== 'viewer').map(({ name }) => name)).toEqual([
        'get /api/v1/audit',
        'get /api/v1/settings',
      ]);
    });

    it('sums up every operation in one short sentence', () => {
      for (const { name, operation } of exampleRequests(document))
        expect([name, operation.summary]).toEqual([name, expect.stringMatching(/^[A-Z][^.;:]{9,78}\.$/)]);
    });

    it('describes every parameter', () => {
      const undescribed: string[] = [];
      for (const { name, operation } of exampleRequests(document)) {
        for (const one of operation.parameters ?? [])
          if (!one.description) undescribed.push(`${name} ${one.name}`);
      }
      expect(undescribed).toEqual([]);
    });

    it('describes the problems it answers', async () => {
      const detect = document.paths['/api/v1/anomaly/detect']?.post;
      const answer = await service.post('/api/v1/anomaly/detect', { timeRange: 1 });
      expect(answer.status).toBe(400);
      expectDocumented(detect!, 400, answer.body);
    });

    it('serves Swagger UI and ReDoc from its own files', async () => {
      for (const path of ['/docs', '/redoc', '/redoc/redoc.standalone.js']) {
        const response = await fetch(`${service.url}${path}`);
        const text = await response.text();
        expect([path, response.status]).toEqual([path, 200]);
        if (path !== '/redoc/redoc.standalone.js') expect(text).not.toMatch(/(src|href)="https?:/);
      }
    });
  });
