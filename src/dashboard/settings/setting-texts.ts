import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The build copies it below dist (nest-cli.json), where the service runs without its sources. */
const ENV_EXAMPLE = fileURLToPath(new URL('../../../.env.example', import.meta.url));

/** What there is to say of a setting. */
export interface SettingText {
  readonly section: string;
  readonly description: string;
}

const SECTION = /^# --- (.+?) -+$/;
const SETTING = /^#?([A-Z][A-Z0-9_]*)=/;

/** @returns those of `.env.example`, the one place that describes all settings, by name */
export function readSettingTexts(): ReadonlyMap<string, SettingText> {
  return settingTextsIn(readFileSync(ENV_EXAMPLE, 'utf8'));
}

/** @param text - sections, and in each the settings below their descriptions */
export function settingTextsIn(text: string): ReadonlyMap<string, SettingText> {
  const texts = new Map<string, SettingText>();
  let section = '';
  let description = '';
  for (const line of text.split('\n')) {
    const [, name] = SETTING.exec(line) ?? [];
    if (name !== undefined) texts.set(name, { section, description });
    section = SECTION.exec(line)?.[1] ?? section;
    description = line.startsWith('# ') ? line.slice(2) : '';
  }
  return texts;
}
