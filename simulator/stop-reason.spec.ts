import { stopReason } from './stop-reason.js';

describe('stopReason', () => {
  it('names the setting behind a port in use', () => {
    const error = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 3100 });
    expect(stopReason(error)).toMatch(/port 3100 is in use.*SIMULATOR_PORT/);
  });

  it('adds the cause', () => {
    expect(stopReason(new Error('No database.', { cause: new Error('refused') }))).toBe(
      'No database. (refused)',
    );
  });
});
