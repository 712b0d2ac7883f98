import type { MetricPolicy } from '../../../ml/index.js';
import { plainUnit, unitFactor } from '../../../metrics/index.js';
import type { LinkCapacity } from './link-capacity.js';

/** What a limit is known from. */
export const LIMIT_SOURCES = ['setting', 'link-speed', 'percent'] as const;
export type LimitSource = (typeof LIMIT_SOURCES)[number];

/** What a series must not reach. */
export interface SeriesLimit {
  /** In the unit of the series. */
  readonly value: number;
  readonly source: LimitSource;
  /** Where it is from, in words. */
  readonly reason: string;
}

/** A series as far as its limit goes. */
export interface LimitedSeries {
  readonly metricName: string;
  readonly unit: string;
  readonly policy: MetricPolicy | undefined;
  /** Undefined where nothing is known of the asset's connections. */
  readonly link: LinkCapacity | undefined;
}

const PERCENT = 100;
const IS_BANDWIDTH = /^bandwidth(_|$)/;

/** @returns the first that is known: what METRIC_POLICIES says, the speed of the asset's links for bandwidth, 100 % for a share; undefined for none */
export function limitOf({ metricName, unit, policy, link }: LimitedSeries): SeriesLimit | undefined {
  if (policy?.capacity !== undefined)
    return { value: policy.capacity, source: 'setting', reason: 'capacity in METRIC_POLICIES' };
  if (IS_BANDWIDTH.test(metricName)) return linkLimit(unit, link);
  const isShare = plainUnit(unit) === 'percent' || (policy?.lowest === 0 && policy.highest === PERCENT);
  // What is lost is a share of something, but nothing that fills up.
  return isShare && !metricName.startsWith('packet_loss')
    ? { value: PERCENT, source: 'percent', reason: 'the metric is a share: 100 percent' }
    : undefined;
}

function linkLimit(unit: string, link: LinkCapacity | undefined): SeriesLimit | undefined {
  const factor = unitFactor('mbps', unit === '' ? 'mbps' : unit);
  if (link === undefined || factor === undefined) return undefined;
  const { speedMbps, nLinks, isUplinks } = link;
  const what = isUplinks ? 'uplink' : 'connection';
  const reason = `link_speed_mbps of ${nLinks} ${what}${nLinks === 1 ? '' : 's'}: ${speedMbps} mbps`;
  return { value: speedMbps * factor, source: 'link-speed', reason };
}

/** Why there is no limit. */
export function noLimitReason(metricName: string): string {
  return IS_BANDWIDTH.test(metricName)
    ? 'No limit known: none of its connections has a link_speed_mbps; METRIC_POLICIES may give a capacity'
    : 'No limit known: the metric is no share of something; METRIC_POLICIES may give a capacity';
}
