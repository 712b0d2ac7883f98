import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, notify, toDate } from '../../platform/database/index.js';
import type { RunFailure } from './run-failure.js';
import {
  TRAINING_RUNS_CHANGED,
  type TrainingRunPage,
  type TrainingRunProduct,
  type TrainingRunRecord,
  type TrainingStage,
} from './training-run-record.js';

/** A run that gives no sign of life for so long has lost its process. */
const SILENT_S = 60;

export interface NewTrainingRun {
  readonly id: string;
  readonly modelType: string;
  readonly trigger: string;
  readonly request: object;
  readonly serviceVersion: string;
  readonly featureVersion: number;
  readonly startedAt: Date;
}

export interface TrainingRunEnd {
  readonly status: 'done' | 'failed' | 'cancelled';
  readonly finishedAt: Date;
  readonly reason?: string | undefined;
  readonly failure?: RunFailure;
}

type Row = Omit<TrainingRunRecord, 'startedAt' | 'finishedAt'> & {
  readonly startedMs: number;
  readonly finishedMs: number | null;
};

const IS_LOST = sql`r.status = 'running' and r."aliveAt" < now() - make_interval(secs => ${SILENT_S})`;

/** The model's own status says what became of a run that is done. */
const LISTED = sql`
  r.id, r.trigger, r.request, r.percent, r."modelVersion", r.data, r.figures, r.failure, r."serviceVersion", r."featureVersion",
  case when r.status = 'done' then coalesce(m.status, 'retired') when ${IS_LOST} then 'failed' else r.status end as status,
  case when r.status = 'running' and not (${IS_LOST}) then r.stage end as stage,
  case when ${IS_LOST} then 'The process that trained has ended' else r.reason end as reason,
  ${epochMs(sql`r."startedAt"`)} as "startedMs",
  ${epochMs(sql`case when ${IS_LOST} then r."aliveAt" else r."finishedAt" end`)} as "finishedMs"
  from training_runs r
  left join model_metadata m on m."modelVersion" = r."modelVersion" and m."modelType" = r."modelType"`;

@Injectable()
export class TrainingRunRepository {
  constructor(private readonly em: EntityManager) {}

  /** Leaves a run alone that a worker was quicker to begin. */
  async insertQueued(run: NewTrainingRun): Promise<void> {
    await this.execute(sql`${this.insertion(run, 'queued')} on conflict (id) do nothing`);
  }

  /** @returns what an earlier attempt has made; undefined where the run is over or was cancelled */
  async begin(run: NewTrainingRun): Promise<{ readonly modelVersion: string | null } | undefined> {
    const [row] = await this.execute(sql<{ modelVersion: string | null; status: string }>`
      ${this.insertion(run, 'running')}
      on conflict (id) do update set
        status = case when training_runs."isCancelRequested" then 'cancelled' else 'running' end,
        "finishedAt" = case when training_runs."isCancelRequested" then excluded."startedAt" end,
        stage = null, percent = 0, "startedAt" = excluded."startedAt", "aliveAt" = now(),
        "serviceVersion" = excluded."serviceVersion", "featureVersion" = excluded."featureVersion"
      where training_runs.status in ('queued', 'running')
      returning "modelVersion", status, ${notify(TRAINING_RUNS_CHANGED)}`);
    return row?.status === 'running' ? row : undefined;
  }

  /** @returns whether somebody asked to cancel it */
  async noteProgress(id: string, stage: TrainingStage, percent: number): Promise<boolean> {
    const [row] = await this.execute(sql<{ isCancelRequested: boolean }>`
      update training_runs set stage = ${stage}, percent = ${percent}, "aliveAt" = now() where id = ${id}
      returning "isCancelRequested"`);
    return row?.isCancelRequested === true;
  }

  async noteAlive(id: string): Promise<void> {
    await this.execute(sql`update training_runs set "aliveAt" = now() where id = ${id}`);
  }

  async noteProduct(id: string, { modelVersion, data, figures }: TrainingRunProduct): Promise<void> {
    await this.execute(sql`
      update training_runs set "modelVersion" = ${modelVersion}, data = ${JSON.stringify(data)}::jsonb,
        figures = ${JSON.stringify(figures)}::jsonb
      where id = ${id}`);
  }

  async finish(id: string, { status, finishedAt, reason, failure }: TrainingRunEnd): Promise<void> {
    await this.execute(sql`
      update training_runs set status = ${status}, "finishedAt" = ${finishedAt}, reason = ${reason ?? null},
        failure = ${failure ? JSON.stringify(failure) : null}::jsonb,
        percent = case when ${status} = 'done' then 100 else percent end
      where id = ${id}
      returning ${notify(TRAINING_RUNS_CHANGED)}`);
  }

  /** One that waits, or whose worker died, is over with that. */
  async requestCancel(id: string, at: Date): Promise<void> {
    await this.execute(sql`
      update training_runs r set "isCancelRequested" = true,
        "finishedAt" = case when r.status = 'queued' then ${at}::timestamptz end,
        status = case when r.status = 'queued' then 'cancelled' else r.status end
      where id = ${id} and status in ('queued', 'running')
      returning ${notify(TRAINING_RUNS_CHANGED)}`);
  }

  async findGoingOn(): Promise<TrainingRunRecord | undefined> {
    return this.findNewest(sql`r.status in ('queued', 'running') and not (${IS_LOST})`);
  }

  async findLastByItself(): Promise<TrainingRunRecord | undefined> {
    return this.findNewest(sql`r.trigger <> 'request'`);
  }

  async findRun(id: string): Promise<TrainingRunRecord | undefined> {
    return (await this.execute(sql<Row>`select ${LISTED} where r.id = ${id}`)).map(toRecord)[0];
  }

  async findPage(limit: number, offset: number): Promise<TrainingRunPage> {
    const rows = await this.execute(
      sql<Row>`select ${LISTED} order by r."startedAt" desc, r.id limit ${limit} offset ${offset}`,
    );
    const [count] = await this.execute(
      sql<{ total: number }>`select count(*)::int as total from training_runs`,
    );
    return { runs: rows.map(toRecord), total: count?.total ?? 0 };
  }

  private async findNewest(condition: RawBuilder<unknown>): Promise<TrainingRunRecord | undefined> {
    const rows = await this.execute(
      sql<Row>`select ${LISTED} where ${condition} order by r."startedAt" desc, r.id limit 1`,
    );
    return rows.map(toRecord)[0];
  }

  private insertion(run: NewTrainingRun, status: 'queued' | 'running'): RawBuilder<unknown> {
    const { id, modelType, trigger, request, serviceVersion, featureVersion, startedAt } = run;
    return sql`
      insert into training_runs (id, "modelType", status, trigger, request, "serviceVersion", "featureVersion", "startedAt", "aliveAt")
      values (${id}, ${modelType}, ${status}, ${trigger}, ${JSON.stringify(request)}::jsonb, ${serviceVersion}, ${featureVersion},
        ${startedAt}, now())`;
  }

  private async execute<R>(query: RawBuilder<R>): Promise<readonly R[]> {
    return (await query.execute(this.em.fork().getKysely())).rows;
  }
}

function toRecord({ startedMs, finishedMs, ...row }: Row): TrainingRunRecord {
  return {
    ...row,
    startedAt: toDate(startedMs),
    finishedAt: toDate(finishedMs),
  };
}
