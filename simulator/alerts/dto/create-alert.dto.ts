import { IsNumber, IsOptional, IsString, IsUUID } from 'class-validator';

export class CreateAlertDto {
  @IsUUID()
  eventId!: string;

  @IsOptional()
  @IsUUID()
  rootCauseAssetId?: string;

  @IsOptional()
  @IsString()
  team?: string;

  /** Any number passes here; the integer column then refuses a fraction with a 500. */
  @IsOptional()
  @IsNumber()
  businessImpactScore?: number;
}
