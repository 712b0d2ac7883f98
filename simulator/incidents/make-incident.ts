import { downstreamOf, type FleetAsset, stableUuid } from '../fleet/index.js';
import { type Series } from '../signals/index.js';
import { type Incident, type IncidentKind } from './incident.js';
import { outageQuantities } from './outage-effect.js';

interface IncidentPlan {
  readonly kind: IncidentKind;
  readonly magnitude: number;
  readonly startedAt: Date;
  readonly minutes: number;
  readonly description: string;
}

const minuteMs = 60_000;
const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minuteMs);
const groupOf = (name: string, at: Date): string => stableUuid(`${name}/${at.toISOString()}`);

export function makeIncident(series: Series, plan: IncidentPlan): Incident {
  const { kind, magnitude, startedAt, minutes, description } = plan;
  return {
    groupId: groupOf(`${series.asset.name}/${series.metricType}`, startedAt),
    assetId: series.asset.id,
    metricType: series.metricType,
    kind,
    magnitude,
    startedAt,
    endedAt: later(startedAt, minutes),
    description,
  };
}

interface CascadePlan {
  readonly startedAt: Date;
  readonly minutes: number;
  readonly minutesPerHop: number;
  readonly description: string;
}

/** A dark asset and, hop by hop, everything behind it. */
export function makeCascade(
  root: FleetAsset,
  plan: CascadePlan,
  catalogue: readonly Series[],
): readonly Incident[] {
  const { startedAt, minutes, minutesPerHop, description } = plan;
  const groupId = groupOf(root.name, startedAt);
  return [{ asset: root, hops: 0 }, ...downstreamOf(root)].flatMap(({ asset, hops }) => {
    const quantities = outageQuantities[hops === 0 ? 'dark' : 'cutOff'];
    return catalogue
      .filter((series) => series.asset === asset && quantities.has(series.quantity))
      .map((series) => ({
        groupId,
        assetId: asset.id,
        metricType: series.metricType,
        kind: 'outage' as const,
        magnitude: hops === 0 ? 1 : 0.95,
        startedAt: later(startedAt, hops * minutesPerHop),
        endedAt: later(startedAt, minutes + hops * minutesPerHop),
        description:
          hops === 0 ? description : `${description}: ${asset.name} is cut off, ${hops} hops behind`,
      }));
  });
}
