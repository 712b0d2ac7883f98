import { quantityOf, type Quantity, type Series } from '../signals/index.js';
import { type Incident } from './incident.js';

const key = (assetId: string, quantity: Quantity | undefined): string => `${assetId}/${quantity ?? ''}`;

/** Which incident, if any, holds a series at an instant. Both names of a quantity suffer together. */
export class IncidentBook {
  private readonly bySeries = new Map<string, Incident[]>();

  constructor(incidents: readonly Incident[] = []) {
    this.add(incidents);
  }

  add(incidents: readonly Incident[]): void {
    for (const incident of incidents) {
      const place = key(incident.assetId, quantityOf(incident.metricType));
      this.bySeries.set(place, [...(this.bySeries.get(place) ?? []), incident]);
    }
  }

  at(series: Series, atMs: number): Incident | undefined {
    return this.bySeries
      .get(key(series.asset.id, series.quantity))
      ?.find(({ startedAt, endedAt }) => startedAt.getTime() <= atMs && atMs <= endedAt.getTime());
  }

  activeAt(atMs: number): readonly Incident[] {
    return [...this.bySeries.values()]
      .flat()
      .filter(({ startedAt, endedAt }) => startedAt.getTime() <= atMs && atMs <= endedAt.getTime());
  }

  /** A process that runs for weeks keeps only what can still matter. */
  forgetBefore(atMs: number): void {
    for (const [place, incidents] of this.bySeries) {
      this.bySeries.set(
        place,
        incidents.filter(({ endedAt }) => endedAt.getTime() >= atMs),
      );
    }
  }
}
