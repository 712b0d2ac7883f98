import { readFileSync } from 'node:fs';
import { ACTION_RULES, actionFor, ACTIONS } from './actions.js';

describe('the rules of actions', () => {
  it('are the table in docs/maintenance.md', () => {
    const rows = readFileSync('docs/maintenance.md', 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
      .filter(([, action = '']) => ACTIONS.some((one) => one === action))
      .map(([, action, title, words = '']) => ({
        action,
        title,
        words: words === '' ? [] : words.split(', '),
      }));
    expect(rows).toEqual(ACTION_RULES);
  });

  it('have one for each action', () => {
    expect(ACTION_RULES.map(({ action }) => action)).toEqual(ACTIONS);
  });

  it.each([
    ['fan_speed', 'replace-fan'],
    ['chassis.fan2.rpm', 'replace-fan'],
    ['rx_power', 'replace-optics'],
    ['optical_rx_power', 'replace-optics'],
    ['psu1_voltage', 'replace-power-supply'],
    ['smart_187_raw', 'replace-disk'],
    ['disk_errors', 'replace-disk'],
    ['disk_usage', 'free-disk'],
    ['temperature', 'check-cooling'],
    ['memory_usage', 'upgrade-firmware'],
    ['crc_errors', 'check-link'],
    ['packet_loss', 'check-link'],
    ['cpu_usage', 'split-load'],
    ['bandwidth_in', 'split-load'],
    ['infant_mortality', 'nothing'],
    ['ageDays', 'nothing'],
    ['', 'nothing'],
  ])('take %s for %s', (name, action) => expect(actionFor(name)).toBe(action));
});
