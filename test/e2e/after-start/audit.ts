import { exampleRequests, type OpenApiDocument } from '../openapi-examples.js';
import type { Started } from './started.js';

interface Entry {
  readonly operation: string;
  readonly caller: string;
  readonly address: string;
  readonly requestId: string;
  readonly before: unknown;
  readonly status: number;
}

/** What makes something new has nothing before it. */
const MAKERS = ['addFailure', 'addSilence', 'giveIncidentFeedback', 'giveRootCauseFeedback', 'train'];

/** Wants the examples of the OpenAPI document to have been sent. */
export const audit = (started: () => Started): void =>
  describe('the audit trail', () => {
    let document: OpenApiDocument;
    let entries: Entry[];

    beforeAll(async () => {
      const { service } = started();
      document = (await service.get('/openapi.json')).body as unknown as OpenApiDocument;
      entries = (await service.get('/api/v1/audit?limit=200')).body.entries as Entry[];
    });

    const changing = (): string[] =>
      exampleRequests(document)
        .filter(({ method, operation }) => method !== 'GET' && operation['x-changes-nothing'] !== true)
        .map(({ operation }) => operation.operationId);

    it('has an entry of every operation that may change something', () => {
      const audited = new Set(
        entries.filter(({ status }) => status === 200).map(({ operation }) => operation),
      );

      expect([...audited].sort()).toEqual(changing().sort());
    });

    it('lacks those that only ask', () => {
      const asking = exampleRequests(document).filter(
        ({ operation }) => operation['x-changes-nothing'] === true,
      );

      expect(asking.map(({ name }) => name).sort()).toEqual([
        'POST /api/v1/anomaly/detect',
        'POST /api/v1/anomaly/preview',
        'POST /api/v1/capacity/what-if',
        'POST /api/v1/correlations/find',
        'POST /api/v1/forecast',
        'POST /api/v1/maintenance/plan',
        'POST /api/v1/root-cause/analyze',
        'POST /ml/analyze-root-cause',
        'POST /ml/calculate-business-impact',
      ]);
    });

    it('says who it was, from where, and what was there before', () => {
      const made = entries.filter(({ status }) => status === 200);

      expect(made.map(({ caller }) => caller)).toEqual(made.map(() => 'anybody'));
      expect(made.map(({ address }) => address)).toEqual(made.map(() => '127.0.0.1'));
      expect(made.filter(({ requestId }) => requestId === '')).toEqual([]);
      const changers = made.filter(({ before }) => before !== null).map(({ operation }) => operation);
      expect([...new Set(changers)].sort()).toEqual(
        changing()
          .filter((operation) => !MAKERS.includes(operation))
          .sort(),
      );
    });
  });
