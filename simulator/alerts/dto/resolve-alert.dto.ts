import { IsOptional, IsString } from 'class-validator';

export class ResolveAlertDto {
  @IsOptional()
  @IsString()
  resolutionNotes?: string;

  @IsOptional()
  @IsString()
  resolutionCategory?: string;
}
