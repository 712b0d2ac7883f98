import { readCommand } from './options.js';

describe('npm run keys', () => {
  it('reads what to make, to list and to revoke', () => {
    expect(readCommand(['create', 'grafana', '--role', 'viewer', '--days', '90'])).toEqual({
      action: 'create',
      name: 'grafana',
      role: 'viewer',
      days: 90,
    });
    expect(readCommand(['create', 'jobs', '--role', 'admin'])).toMatchObject({ days: null });
    expect(readCommand(['list'])).toEqual({ action: 'list' });
    expect(readCommand(['revoke', '0123456789abcdef'])).toEqual({ action: 'revoke', id: '0123456789abcdef' });
    expect(readCommand(['--help'])).toEqual({ action: 'help' });
  });

  it.each([
    [[], /create NAME, list, or revoke ID is missing/],
    [['create', 'grafana'], /--role must be viewer, operator, admin \(it is missing\)/],
    [['create', 'grafana', '--role', 'root'], /it is root/],
    [['create', ' ', '--role', 'viewer'], /NAME must have 1 to 100 characters/],
    [
      ['create', 'grafana', '--role', 'viewer', '--days', '0'],
      /--days must be a whole number from 1 to 3650/,
    ],
    [['revoke', 'one', 'two'], /two: one name or id at a time/],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => readCommand(args)).toThrow(message);
  });
});
