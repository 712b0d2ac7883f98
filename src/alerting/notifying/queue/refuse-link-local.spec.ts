import { refuseLinkLocal } from './refuse-link-local.js';

describe('refuseLinkLocal', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://[::ffff:169.254.169.254]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
  ])('refuses %s, however it is written', (url) => {
    expect(() => refuseLinkLocal(new URL(url))).toThrow(/where no notice goes/);
  });

  it.each(['http://127.0.0.1:9093/', 'http://10.0.0.7/', 'http://[fd12::1]/', 'http://192.0.2.1/'])(
    'lets %s pass',
    (url) => {
      expect(() => refuseLinkLocal(new URL(url))).not.toThrow();
    },
  );
});
