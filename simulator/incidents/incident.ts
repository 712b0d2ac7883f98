export const incidentKinds = [
  'spike',
  'drop',
  'level_shift',
  'slow_leak',
  'flat_line',
  'oscillation',
  'outage',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** One series that is abnormal for a while; a cascade is several of these with one group. */
export interface Incident {
  readonly groupId: string;
  readonly assetId: string;
  readonly metricType: string;
  readonly kind: IncidentKind;
  /**
   * How bad. Below a ceiling (percent) a rise takes this share of the room left; without one it adds this many
   * times the healthy value. A drop or an outage takes away this share; after an outage of 1 the asset does not report.
   */
  readonly magnitude: number;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly description: string;
}
