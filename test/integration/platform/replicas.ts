import { loadConfig } from '../../../src/platform/config/index.js';
import type { Notifications } from '../../../src/platform/database/index.js';
import { JobQueue } from '../../../src/platform/queue/index.js';
import { notificationsOn, openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

/** Queues of several processes on one database. */
export class Replicas {
  private readonly queues: JobQueue[] = [];
  private readonly notifications: Notifications[] = [];

  private constructor(readonly database: ServiceDatabase) {}

  static async open(): Promise<Replicas> {
    const database = await openEmptyDatabase();
    await database.rows('create schema ems_ml_jobs');
    return new Replicas(database);
  }

  async start(env: Record<string, string> = {}): Promise<JobQueue> {
    const queue = this.make(env);
    await queue.start();
    this.queues.push(queue);
    return queue;
  }

  /** One that has not started. */
  make(env: Record<string, string> = {}): JobQueue {
    const { url } = this.database;
    const listening = notificationsOn(this.database.em, env.DATABASE_URL ?? url);
    this.notifications.push(listening);
    return new JobQueue(listening, loadConfig({ DATABASE_URL: url, EMS_CORE_URL: 'http://core', ...env }));
  }

  /** All jobs of the queue "work", by key. */
  jobs(): Promise<readonly Record<string, unknown>[]> {
    return this.database.rows(
      `select singleton_key as key, state, retry_count as retries from ems_ml_jobs.job where name = 'work' order by 1`,
    );
  }

  /** Ends the queue that was started last. */
  async endLast(): Promise<void> {
    await this.queues.pop()?.onModuleDestroy();
  }

  async close(): Promise<void> {
    await Promise.all(this.queues.map((queue) => queue.onModuleDestroy()));
    await Promise.all(this.notifications.map((one) => one.onModuleDestroy()));
    await this.database.close();
  }
}
