import { waitFor } from '../../support/index.js';
import { DeliveryBench } from './delivery-bench.js';
import { type EmsService, logged, noticeOf } from './ems-service.js';

const RESOLVED = { status: 'resolved', resolutions: 1 };
const isResolution = (path: string): boolean => path.endsWith('/resolve');

describe('Delivery of the end of an episode', () => {
  let bench: DeliveryBench;
  const notice = noticeOf({ severity: 'high' });

  beforeEach(async () => {
    bench = await DeliveryBench.open();
  });
  afterEach(() => bench.close());

  async function startWithAlert(environment: Readonly<Record<string, string>> = {}): Promise<EmsService> {
    const service = await bench.start({}, environment);
    await service.announce(notice);
    await bench.settled(2);
    return service;
  }

  const resolution = async (): Promise<Record<string, unknown> | undefined> =>
    (await bench.rows(`select * from outbox_messages where kind = 'resolution'`))[0];
  const posts = (): readonly string[] => bench.ems.requests.filter((request) => request.startsWith('POST'));

  it('resolves the alert once, and says what happened', async () => {
    const service = await startWithAlert();
    await service.escalate({ ...notice, severity: 'critical' });

    await service.resolve(notice);
    await service.resolve(notice);
    await bench.settled(4);

    expect(bench.ems.alerts).toMatchObject([
      {
        ...RESOLVED,
        resolutionCategory: 'auto_resolved',
        resolutionNotes: expect.stringMatching(
          /^Resolved by ml-service: "Anomaly: cpu_usage high · 2026-11-22 14:05 UTC" has ended. Last announced as critical: app-srv-01: cpu_usage is 97.3 percent/,
        ) as string,
      },
    ]);
    expect(await resolution()).toMatchObject({ status: 'delivered', emsId: bench.ems.alerts[0]!.id });
  });

  it('has nothing to do for an episode without an alert', async () => {
    const service = await bench.start();
    const harmless = noticeOf({ severity: 'low' });
    await service.announce(harmless);

    await service.resolve(harmless, noticeOf());
    await service.resolve();
    await bench.settled(1);

    expect(posts()).toEqual(['POST /events']);
  });

  it('forgets a resolution whose transaction fails', async () => {
    const service = await startWithAlert();
    const failing = service.transactions.run(async () => {
      await service.notifier.resolve([notice.episodeId]);
      throw new Error('the sweep fails');
    });

    await expect(failing).rejects.toThrow('the sweep fails');

    expect(await resolution()).toBeUndefined();
  });

  it('keeps event, alert and resolution in order when all three waited for EMS Core', async () => {
    const service = await bench.start();
    await bench.ems.close();
    await service.announce(notice);
    await service.resolve(notice);
    await bench.triedInVain();

    await bench.ems.open();
    await bench.settled(3);

    expect(posts()).toEqual([
      'POST /events',
      'POST /alerts',
      `POST /alerts/${bench.ems.alerts[0]!.id}/resolve`,
    ]);
    expect(bench.ems.alerts).toMatchObject([RESOLVED]);
  });

  it.each([
    ['acknowledged', 'ann', 'acknowledged and belongs to ann'],
    ['resolved', null, 'resolved'],
    ['closed', 'ann', 'closed and belongs to ann'],
    ['suppressed', null, 'suppressed'],
    ['open', 'ann', 'open and belongs to ann'],
  ])('leaves alone an alert that is %s with owner %s', async (status, owner, words) => {
    const service = await startWithAlert();
    const alert = bench.ems.alerts[0]!;
    Object.assign(alert, { status, owner, resolutionNotes: 'by hand' });
    logged.length = 0;

    await service.resolve(notice);
    await bench.settled(2, 0, 1);

    expect(alert).toMatchObject({ status, owner, resolutionNotes: 'by hand', resolutions: 0 });
    const reason = `alert ${alert.id} is ${words}; it is left as it is`;
    const { id, lastError } = (await resolution()) ?? {};
    expect(lastError).toBe(reason);
    expect(logged).toEqual([`log The resolution message ${String(id)} is dropped: ${reason}`]);
  });

  it('drops the resolution of an alert that no longer exists', async () => {
    const service = await startWithAlert();
    const id = bench.ems.alerts.splice(0)[0]!.id;

    await service.resolve(notice);
    await bench.settled(2, 0, 1);

    expect(await resolution()).toMatchObject({ lastError: `EMS Core holds no alert ${id} any more` });
  });

  it('parks the resolution of an alert that EMS Core refused, naming it, and sends both once they are asked for again', async () => {
    bench.ems.fateOf = (path) => (path === '/alerts' ? 400 : 'serve');
    const service = await bench.start();
    await service.announce(notice);
    await service.resolve(notice);
    await bench.settled(1, 2);
    const reason = expect.stringMatching(/^its alert, message .* is parked: EMS Core refused/) as string;
    expect(await resolution()).toMatchObject({ attempts: 0, lastError: reason });

    bench.ems.fateOf = () => 'serve';
    await bench.rows(`update outbox_messages set status = 'pending', refusals = 0
      where "episodeId" = '${notice.episodeId}' and status = 'parked'`);
    await bench.settled(3);

    expect(bench.ems.alerts).toMatchObject([RESOLVED]);
  });

  it('resolves once when the answer is lost, recognising its own notes', async () => {
    let losses = 1;
    bench.ems.fateOf = (path) => (isResolution(path) && losses-- > 0 ? 'lose-answer' : 'serve');
    const service = await startWithAlert();

    await service.resolve(notice);
    await bench.settled(3);

    expect(bench.ems.alerts).toMatchObject([RESOLVED]);
  });

  it('takes an alert that a person closed after our resolution for delivered', async () => {
    const service = await startWithAlert();
    bench.ems.fateOf = (path) => (isResolution(path) ? 'lose-answer' : 'serve');
    bench.ems.beforeLoss = () => void (bench.ems.alerts[0]!.status = 'closed');

    await service.resolve(notice);
    await bench.settled(3);

    expect(bench.ems.alerts).toMatchObject([{ status: 'closed', resolutions: 1 }]);
  });

  it('leaves the alert alone when a person takes it over between two attempts', async () => {
    const service = await startWithAlert();
    bench.ems.fateOf = (path) => {
      if (!isResolution(path)) return 'serve';
      Object.assign(bench.ems.alerts[0]!, { status: 'acknowledged', owner: 'ann' });
      return 'lose-request';
    };

    await service.resolve(notice);
    await bench.settled(2, 0, 1);

    expect(bench.ems.alerts).toMatchObject([{ status: 'acknowledged', owner: 'ann', resolutions: 0 }]);
  });

  it.each(['lose-request', 'hang', 429, 404, 500] as const)(
    'tries again after %s, and resolves once',
    async (fate) => {
      let misfortunes = 1;
      bench.ems.fateOf = (path) => (isResolution(path) && misfortunes-- > 0 ? fate : 'serve');
      const service = await startWithAlert({ EMS_CORE_TIMEOUT: '0.3' });

      await service.resolve(notice);
      await bench.settled(3);

      expect(bench.ems.alerts).toMatchObject([RESOLVED]);
      expect(posts().filter(isResolution)).toHaveLength(2);
    },
  );

  it('parks what a healthy EMS Core refuses for good, with its reason', async () => {
    bench.ems.fateOf = (path) => (isResolution(path) ? 400 : 'serve');
    const service = await startWithAlert();
    logged.length = 0;

    await service.resolve(notice);
    await bench.settled(2, 1);

    expect(await resolution()).toMatchObject({
      status: 'parked',
      lastError: 'EMS Core refused the request (400): no',
    });
    expect(logged).toEqual([
      expect.stringMatching(/^error EMS Core does not take resolution message/) as string,
    ]);
    expect(posts().filter(isResolution)).toHaveLength(1);
  });

  it('waits out an outage that begins after the alert, and counts it as no refusal', async () => {
    const service = await startWithAlert();
    await bench.ems.close();
    await service.resolve(notice);
    await bench.triedInVain();

    expect(await resolution()).toMatchObject({ status: 'pending', refusals: 0 });
    await bench.ems.open();
    await bench.settled(3);

    expect(bench.ems.alerts).toMatchObject([RESOLVED]);
  });

  it('survives an outage of the database between the resolution and storing its outcome', async () => {
    const service = await startWithAlert();
    bench.ems.delayMs = 300;
    await service.resolve(notice);
    await waitFor(() => posts().some(isResolution));

    logged.length = 0;
    await bench.takeDatabaseAway();
    await waitFor(() => bench.ems.alerts[0]!.resolutions === 1);
    await bench.databaseIsMissed();
    await bench.bringDatabaseBack();
    await bench.settled(3);

    expect(bench.ems.alerts).toMatchObject([RESOLVED]);
  });

  it('resolves nothing twice after a process was killed between sending and writing down', async () => {
    const service = await startWithAlert();
    await service.resolve(notice);
    await bench.settled(3);
    // As a process leaves it that is killed after EMS Core resolved the alert and before it wrote that down.
    await bench.rows(`update outbox_messages set status = 'pending', "emsId" = null, "deliveredAt" = null,
      "mayHaveArrived" = true, "nextAttemptAt" = now() + interval '500 milliseconds' where kind = 'resolution'`);
    await bench.stop();

    await bench.start();
    await bench.settled(3);

    expect(bench.ems.alerts).toMatchObject([RESOLVED]);
    expect(posts().filter(isResolution)).toHaveLength(1);
  });

  it('resolves each alert once with two dispatchers', async () => {
    const [service] = [await bench.start(), await bench.start()];
    bench.ems.delayMs = 10;
    const many = Array.from({ length: 20 }, (_, minute) =>
      noticeOf({ severity: 'high', startedAt: new Date(Date.UTC(2026, 10, 22, 3, minute)) }),
    );
    await service.announce(...many);
    await service.resolve(...many);
    await bench.settled(60);

    expect(bench.ems.alerts.map(({ resolutions }) => resolutions)).toEqual(Array(20).fill(1));
    expect(bench.ems.mostConcurrent).toBe(1);
  });
});
