import { Test, type TestingModule } from '@nestjs/testing';
import { Logger, type LoggerService, type Type } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { migrations } from '../../../migrations/index.js';
import { type AnomalyNotice, EmsModule, EmsNotifier, OutboxService } from '../../../src/ems/index.js';
import { defaultDispatchSettings, type DispatchSettings } from '../../../src/ems/outbox/dispatch-settings.js';
import { DISPATCH_SETTINGS } from '../../../src/ems/outbox/dispatch-settings.js';
import { ClockModule } from '../../../src/platform/clock/index.js';
import { ConfigModule, loadConfig, type ServiceConfig } from '../../../src/platform/config/index.js';
import { DatabaseModule, MigrationRunner, Transactions } from '../../../src/platform/database/index.js';

const quickSettings: DispatchSettings = {
  ...defaultDispatchSettings,
  intervalMs: 50,
  // Both dispatchers of a spec are in one process: longer than that may stand still.
  leaseMs: 3_000,
  firstPauseMs: 50,
  firstRefusalPauseMs: 20,
  maxPauseMs: 400,
  probeMs: 50,
  maxRefusals: 3,
  maxRefusalsWhenNothingPasses: 6,
};

export interface EmsService {
  readonly module: TestingModule;
  readonly notifier: EmsNotifier;
  readonly outbox: OutboxService;
  readonly transactions: Transactions;
  announce(...notices: readonly AnomalyNotice[]): Promise<void>;
  escalate(...notices: readonly AnomalyNotice[]): Promise<void>;
  resolve(...notices: readonly AnomalyNotice[]): Promise<void>;
  close(): Promise<void>;
}

/** What the service logged since a test last emptied it, as `level text`. */
export const logged: string[] = [];

const recorder: LoggerService = {
  log: (text: string) => logged.push(`log ${text}`),
  warn: (text: string) => logged.push(`warn ${text}`),
  error: (text: string) => logged.push(`error ${text}`),
};

interface EmsServiceOptions {
  readonly databaseUrl: string;
  readonly emsUrl: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: Partial<DispatchSettings>;
  /** Routes of other modules that a test cannot do without. */
  readonly controllers?: readonly Type[];
  readonly isMigratedLater?: boolean;
}

/** The EMS module as the service runs it, on a real database, in a hurry. */
export async function startEmsService(options: EmsServiceOptions): Promise<EmsService> {
  const config = loadConfig({
    DATABASE_URL: options.databaseUrl,
    EMS_CORE_URL: options.emsUrl,
    EMS_CORE_TIMEOUT: '2',
    ...options.environment,
  });
  const settings = { ...quickSettings, ...options.settings };
  const module = await compile(config, settings, options.controllers ?? []);
  if (options.isMigratedLater !== true) await module.get(MigrationRunner).run();
  await module.init();
  const notifier = module.get(EmsNotifier);
  const transactions = module.get(Transactions);
  return {
    module,
    notifier,
    transactions,
    outbox: module.get(OutboxService),
    announce: (...notices) => transactions.run(() => notifier.announce(notices)),
    escalate: (...notices) => transactions.run(() => notifier.escalate(notices)),
    resolve: (...notices) =>
      transactions.run(() => notifier.resolve(notices.map(({ episodeId }) => episodeId))),
    close: () => module.close(),
  };
}

async function compile(
  config: ServiceConfig,
  settings: DispatchSettings,
  controllers: readonly Type[],
): Promise<TestingModule> {
  const module = await Test.createTestingModule({
    imports: [ConfigModule.with(config), ClockModule, DatabaseModule.with(migrations), EmsModule],
    controllers: [...controllers],
  })
    .overrideProvider(DISPATCH_SETTINGS)
    .useValue(settings)
    .compile();
  Logger.overrideLogger(recorder);
  return module;
}

export function noticeOf(changes: Partial<AnomalyNotice> = {}): AnomalyNotice {
  return {
    episodeId: randomUUID(),
    assetId: 'b9fa1d28-0000-4000-8000-000000000001',
    assetName: 'app-srv-01',
    assetTier: 1,
    metricName: 'cpu_usage',
    direction: 'high',
    startedAt: new Date('2026-11-22T14:05:00Z'),
    severity: 'medium',
    score: 0.91,
    value: 97.3,
    unit: 'percent',
    reason: 'far above the expected band',
    expected: { low: 20, median: 40, high: 60 },
    modelVersion: 'v1',
    contributions: [{ feature: 'value', share: 0.8, direction: 'high' }],
    ...changes,
  };
}

/** `count` episodes of one series, a minute apart. */
export function episodes(count: number, changes: Partial<AnomalyNotice> = {}): AnomalyNotice[] {
  const first = Date.parse('2026-11-22T00:00:00Z');
  return Array.from({ length: count }, (_, index) =>
    noticeOf({ startedAt: new Date(first + index * 60_000), ...changes, episodeId: randomUUID() }),
  );
}
