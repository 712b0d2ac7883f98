import { assetNamed } from '../../../simulator/index.js';
import { waitFor } from '../../support/index.js';
import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

const anyNumber: unknown = expect.any(Number);
const decimalText: unknown = expect.stringMatching(/^\d+\.\d\d$/);

let running: SimulatorUnderTest;

beforeAll(async () => {
  running = await simulatorUnderTest({ tokenSeconds: 5 });
  await running.simulator.sampleAt(new Date(Date.now() - 120_000));
  await running.simulator.sampleAt(new Date(Date.now() - 60_000));
  await running.simulator.sampleAt(new Date(Date.now() - 2 * 3_600_000));
});
afterAll(() => running.stop());

const topology = '/api/v1/monitoring/topology/network';
const login = (username: string, password: string) =>
  running.call('POST', '/api/v1/auth/login', { username, password });
const bearer = async (username = 'admin') => ({
  authorization: `Bearer ${String((await login(username, 'admin')).body!.accessToken)}`,
});

describe('monitoring routes', () => {
  it('want a token, a genuine one, of an administrator', async () => {
    expect((await running.call('GET', topology)).status).toBe(401);
    expect((await running.call('GET', topology, undefined, { authorization: 'Bearer a.b.c' })).status).toBe(
      401,
    );
    expect((await running.call('GET', topology, undefined, await bearer('operator'))).status).toBe(403);
  });

  it('answer the topology in an envelope, decimals as text', async () => {
    const token = await bearer();
    const { status, body } = await running.call('GET', topology, undefined, token);
    expect(status).toBe(200);
    const { nodes, links } = body!.data as { nodes: object[]; links: { source: string }[] };
    expect(body!.success).toBe(true);
    expect(nodes).toHaveLength(24);
    expect(Object.keys(nodes[0]!).sort()).toEqual([
      'id',
      'ip',
      'location',
      'name',
      'status',
      'tier',
      'type',
      'vendor',
    ]);
    expect(links).toHaveLength(25);
    expect(links[1]).toEqual({
      id: anyNumber,
      source: assetNamed('core-rtr-01').id,
      target: assetNamed('edge-rtr-01').id,
      type: 'uplink',
      status: 'up',
      bandwidth: 40_000,
      utilization: decimalText,
      latency: decimalText,
      protocol: 'ethernet',
    });
    const path = `/api/v1/monitoring/drilldown/device/${assetNamed('core-rtr-01').id}/history/cpu?timeRange=1h`;
    const history = (await running.call('GET', path, undefined, token)).body!.data as {
      value: string;
      timestamp: string;
    }[];
    expect(history).toHaveLength(2);
    expect(history[0]!.value).toMatch(/^\d+\.\d\d$/);
    expect(history[0]!.timestamp < history[1]!.timestamp).toBe(true);
    await waitFor(async () => (await running.call('GET', topology, undefined, token)).status === 401, {
      what: 'the token to expire',
    });
  });

  it('allow five password attempts a minute', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      statuses.push((await login('admin', 'wrong')).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
  });
});
