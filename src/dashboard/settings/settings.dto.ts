import { ApiProperty } from '@nestjs/swagger';
import type { DescribedSetting } from './settings.service.js';

class SettingResponse {
  /** @example ANOMALY_THRESHOLD */
  name!: string;
  /** As it is in use; null where it has none, and of a secret. Logins and tokens in addresses are `***`. */
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }],
    nullable: true,
    example: 0.7,
  })
  value!: string | number | boolean | null;
  isDefault!: boolean;
  isSecret!: boolean;
  /** Whether it has a value, shown or not. */
  isSet!: boolean;
  /** @example Anomaly detection */
  section!: string;
  /** @example Score from which a sample is an anomaly. */
  description!: string;

  static from(setting: DescribedSetting): SettingResponse {
    const { name, value, isDefault, isSecret, isSet, section, description } = setting;
    return { name, value, isDefault, isSecret, isSet, section, description };
  }
}

export class SettingsResponse {
  /** Always true. */
  success!: boolean;
  /** All of them, section by section. */
  settings!: SettingResponse[];

  static from(settings: readonly DescribedSetting[]): SettingsResponse {
    return { success: true, settings: settings.map((setting) => SettingResponse.from(setting)) };
  }
}
