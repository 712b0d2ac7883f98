import { isConnectionFailure } from './connection-failure.js';

function withCode(code: string, message = 'it failed'): Error {
  return Object.assign(new Error(message), { code });
}

describe('isConnectionFailure', () => {
  it.each(['08006', '08P01', '53300', '57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE'])(
    'recognises code %s',
    (code) => {
      expect(isConnectionFailure(withCode(code))).toBe(true);
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
    'Cannot use a pool after calling end on the pool',
  ])('recognises "%s"', (message) => {
    expect(isConnectionFailure(new Error(message))).toBe(true);
  });

  it('looks into causes and aggregates, as Node and MikroORM wrap them', () => {
    const refused = withCode('ECONNREFUSED');

    expect(isConnectionFailure(new Error('query failed', { cause: refused }))).toBe(true);
    expect(isConnectionFailure(new AggregateError([new Error('other'), refused]))).toBe(true);
    expect(isConnectionFailure(new Error('a', { cause: new AggregateError([refused]) }))).toBe(true);
  });

  it.each([
    [withCode('42P01', 'relation "assets" does not exist')],
    [withCode('23505', 'duplicate key value violates unique constraint')],
    [withCode('22P02', 'invalid input syntax for type uuid')],
    [withCode('ENOENT')],
    [new TypeError('x is not a function')],
    [new AggregateError([new Error('other')])],
    ['ECONNREFUSED'],
    [undefined],
  ])('leaves a bug a bug: %s', (error) => {
    expect(isConnectionFailure(error)).toBe(false);
  });
});
