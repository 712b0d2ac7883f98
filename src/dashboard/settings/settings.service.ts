import { Injectable } from '@nestjs/common';
import { type Setting, settingsFromEnvironment } from '../../platform/config/index.js';
import { readSettingTexts, type SettingText } from './setting-texts.js';

export interface DescribedSetting extends Setting, SettingText {}

/** Lists the settings of this process, which do not change while it runs. */
@Injectable()
export class SettingsService {
  private settings: readonly DescribedSetting[] | undefined;

  list(): readonly DescribedSetting[] {
    this.settings ??= describedSettings();
    return this.settings;
  }
}

/** In the order of their descriptions. */
function describedSettings(): readonly DescribedSetting[] {
  const settings = new Map(settingsFromEnvironment().map((setting) => [setting.name, setting]));
  return [...readSettingTexts()].flatMap(([name, text]) => {
    const setting = settings.get(name);
    return setting ? [{ ...setting, ...text }] : [];
  });
}
