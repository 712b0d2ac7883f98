import { IsNotEmpty, IsString } from 'class-validator';

export class AcknowledgeAlertDto {
  @IsString()
  @IsNotEmpty()
  owner!: string;
}
