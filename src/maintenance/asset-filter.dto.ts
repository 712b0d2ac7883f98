import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { MayBeOmitted } from '../platform/http/index.js';

/** Which assets to answer for. */
export class AssetFilter {
  /** Assets of this type only, as the platform names it. */
  @ApiProperty({ required: false, minLength: 1, maxLength: 100, example: 'router' })
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  type?: string;

  /** Assets at this location only, as the platform names it. */
  @ApiProperty({ required: false, minLength: 1, maxLength: 255 })
  @MayBeOmitted()
  @IsString()
  @Length(1, 255)
  location?: string;
}
