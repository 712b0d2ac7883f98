import { IsInt, IsNumber, IsOptional, Max, Min } from 'class-validator';

export class BusinessImpactDto {
  @IsInt()
  @Min(0)
  @Max(100)
  businessImpactScore!: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  affectedUsers?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  revenueAtRisk?: number;
}
