import { IsInt, IsNumber, IsObject, IsOptional, Max, Min } from 'class-validator';

/** The part of the event that counts; EMS Core may send more of it. */
class ImpactEventDto {
  /**
   * Severity in the words of EMS Core: critical, warning or info. Anything else counts as warning.
   * @example critical
   */
  severity?: string;
}

/** What EMS Core says about an alert it is about to open. Every field may be missing. */
export class BusinessImpactRequestDto {
  /** The event the alert is opened for. */
  @IsOptional()
  @IsObject()
  event?: ImpactEventDto;

  /**
   * Tier of the asset: 1 critical, 2 important, 3 standard. Anything else counts as 3.
   * @example 1
   */
  @IsOptional()
  @IsNumber()
  asset_tier?: number;

  /**
   * How many other events belong to the same incident.
   * @example 2
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  related_events_count?: number;
}
