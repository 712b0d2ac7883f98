import { sql } from 'kysely';
import { INTERVALS_TO_MISSING, QUIET_SHARE, SHORTEST_MISSING_MS } from './missing-data-rule.js';

/** An interval that differs by less changes nothing that is noticed. */
const LEAST_INTERVAL_CHANGE = 0.05;

/**
 * Whether the report `r` is due to be replaced by what is given, `g`: before it can be taken for missing by those who read nothing else, as the version
 * before does.
 */
export const IS_REPORT_DUE = sql`(g.last_ms - extract(epoch from r."lastSampleAt") * 1000
    > ${QUIET_SHARE}::float8 * greatest(${INTERVALS_TO_MISSING}::float8 * g.interval_ms, ${SHORTEST_MISSING_MS}::float8)
  or abs(g.interval_ms - r."intervalMs") > ${LEAST_INTERVAL_CHANGE}::float8 * r."intervalMs")`;
