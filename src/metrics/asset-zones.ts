import { Logger } from '@nestjs/common';
import { isTimeZone } from '../ml/index.js';

/** Knows the zone whose wall clock an asset's series follow: its own where the platform names one, LOCAL_TIMEZONE otherwise. */
export class AssetZones {
  private readonly logger = new Logger('Metrics');
  /** By what the platform has. */
  private readonly isKnown = new Map<string, boolean>();

  /** @param localTimeZone - IANA name, of assets that have none of their own */
  constructor(private readonly localTimeZone: string) {}

  /** @param own - what the platform's metadata of the asset say; an unknown zone is logged once and then counts as none */
  zoneOf(own: string | null, assetName: string): string {
    const zone = own?.trim() ?? '';
    return zone !== '' && this.accepts(zone, assetName) ? zone : this.localTimeZone;
  }

  private accepts(zone: string, assetName: string): boolean {
    const known = this.isKnown.get(zone);
    if (known !== undefined) return known;
    const isZone = isTimeZone(zone);
    this.isKnown.set(zone, isZone);
    if (!isZone)
      this.logger.warn(
        `Asset ${assetName} has the time zone ${JSON.stringify(zone.slice(0, 80))}, which is no IANA name such as Europe/Berlin; it and others with this one go by ${this.localTimeZone}`,
      );
    return isZone;
  }
}
