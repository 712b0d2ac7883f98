import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** Answers the two calls EMS Core makes to the ML service, and remembers them. */
export interface MlServiceStandIn {
  readonly url: string;
  readonly calls: { readonly call: string; readonly body: unknown }[];
  health: unknown;
  impact: unknown;
  delayMs: number;
  close(): Promise<void>;
}

export const soberImpact = {
  business_impact_score: 70,
  affected_users: 120,
  revenue_at_risk: 1500.5,
  impact_level: 'high',
};

export async function mlServiceStandIn(): Promise<MlServiceStandIn> {
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, done));
  const standIn: MlServiceStandIn = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    calls: [],
    health: { status: 'healthy' },
    impact: soberImpact,
    delayMs: 0,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  server.on('request', (request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      standIn.calls.push({
        call: `${request.method!} ${request.url!}`,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      });
      response.setHeader('content-type', 'application/json');
      const answer = request.url === '/health' ? standIn.health : standIn.impact;
      setTimeout(() => response.end(JSON.stringify(answer)), standIn.delayMs);
    });
  });
  return standIn;
}
