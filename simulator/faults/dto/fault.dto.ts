import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { type FaultMode, faultModes } from '../fault.js';

export class FaultDto {
  @IsIn(faultModes)
  mode!: FaultMode;

  @IsOptional()
  @Matches(/^\//)
  path?: string;

  @IsOptional()
  @IsString()
  method?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(600_000)
  delayMs?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  count?: number;
}
