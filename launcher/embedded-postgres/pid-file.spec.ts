import { parsePidFile } from './pid-file.js';

describe('parsePidFile', () => {
  it('reads the process number and the folder from what PostgreSQL writes', () => {
    const text = '5046\n/srv/data\n1795379608\n5599\n\n127.0.0.1\n  2146898         4\nready   \n';

    expect(parsePidFile(text)).toEqual({ pid: 5046, folder: '/srv/data' });
  });

  it.each(['', '\n', 'abc\n/srv/data\n', '0\n/srv/data\n', '-5046\n/srv/data\n'])(
    'takes %j for no pid file, so that no other process is ever touched',
    (text) => {
      expect(parsePidFile(text)).toBeUndefined();
    },
  );
});
