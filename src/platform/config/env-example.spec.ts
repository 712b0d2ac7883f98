import { readFileSync } from 'node:fs';
import { Environment } from './environment.js';

interface Line {
  readonly name: string;
  readonly value: string;
  readonly isSet: boolean;
  readonly comment: string;
}

const SETTING = /^(#?)([A-Z][A-Z0-9_]*)=(.*)$/;

function settingsIn(text: string): readonly Line[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index): Line[] => {
    const [, hash, name = '', value = ''] = SETTING.exec(line) ?? [];
    return hash === undefined ? [] : [{ name, value, isSet: hash === '', comment: lines[index - 1] ?? '' }];
  });
}

describe('.env.example', () => {
  const settings = settingsIn(readFileSync('.env.example', 'utf8'));
  const defaults = new Map<string, unknown>(Object.entries(new Environment()));

  it('lists every setting once and no other', () => {
    expect(settings.map(({ name }) => name).sort()).toEqual([...defaults.keys()].sort());
  });

  it('sets each to its default, and excludes those without one', () => {
    for (const { name, value, isSet } of settings) {
      expect([name, isSet]).toEqual([name, defaults.get(name) !== undefined]);
      if (isSet) expect(`${name}=${value}`).toBe(`${name}=${String(defaults.get(name))}`);
    }
  });

  it('explains each in the line above', () => {
    for (const { name, comment } of settings)
      expect([name, comment]).toEqual([name, expect.stringMatching(/^# \w.+\.$/)]);
  });
});

describe('docs/settings.md', () => {
  const page = readFileSync('docs/settings.md', 'utf8');

  it.each(Object.keys(new Environment()))('has %s', (name) => {
    expect(page).toContain(`\`${name}\``);
  });
});
