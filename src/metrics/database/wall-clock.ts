import { type RawBuilder, sql } from 'kysely';

type Sql = RawBuilder<unknown>;

const HOUR = 3600;
/** Further from both ends of a range than any change of the clock is long. */
const MARGIN_S = 3 * HOUR;

/**
 * The platform stores what its process's clock on the wall showed, without a zone. Where that clock follows the sun, it shows one hour twice in
 * autumn: what is written then may have happened at either of two instants, and only the range that is asked for says which.
 */
export class WallClock {
  /** True where a wall clock is one instant at any time of the year. */
  readonly isSteady: boolean;

  /** @param timeZone IANA name, e.g. `America/New_York` */
  constructor(private readonly timeZone: string) {
    this.isSteady = timeZone === 'UTC';
  }

  /** What the clock shows at an instant. @param seconds since the epoch */
  at(seconds: Sql): Sql {
    return sql`(to_timestamp(${seconds}) at time zone ${this.timeZone}::text)`;
  }

  /** Between which two wall clocks everything was written that happened between two instants. */
  written(from: Sql, to: Sql): { readonly from: Sql; readonly to: Sql } {
    if (this.isSteady) return { from: this.at(from), to: this.at(to) };
    const slack = sql`case when ${this.offset(sql`${from} - ${MARGIN_S}`)} = ${this.offset(sql`${to} + ${MARGIN_S}`)}
      then interval '0' else interval '1 hour' end`;
    return { from: sql`${this.at(from)} - ${slack}`, to: sql`${this.at(to)} + ${slack}` };
  }

  /** Joins the instants `i.at` of a wall clock that lie in a range: one, or in the repeated hour up to two. */
  instants(wallClock: Sql, from: Sql, to: Sql): Sql {
    if (this.isSteady) return sql`cross join lateral (select ${wallClock} at time zone 'UTC' as at) i`;
    const later = sql`(${wallClock} at time zone ${this.timeZone}::text)`;
    return sql`cross join lateral (
      select c.at from (values (${later}), (${later} - interval '1 hour')) as c(at)
      where c.at >= to_timestamp(${from}) and c.at < to_timestamp(${to})
        and c.at at time zone ${this.timeZone}::text = ${wallClock}
    ) i`;
  }

  private offset(seconds: Sql): Sql {
    return sql`(${this.at(seconds)} - (to_timestamp(${seconds}) at time zone 'UTC'))`;
  }
}
