import { serverArguments } from './server-settings.js';

describe('serverArguments', () => {
  it('listens on the loopback address only, on the port it is given', () => {
    const args = serverArguments(5599, true);

    expect(args).toContain('listen_addresses=127.0.0.1');
    expect(args).toContain('unix_socket_directories=');
    expect(args).toContain('port=5599');
  });

  it('waits for the disk unless the data is disposable', () => {
    expect(serverArguments(5599, true).join(' ')).not.toContain('fsync');
    expect(serverArguments(5599, false)).toContain('fsync=off');
  });
});
