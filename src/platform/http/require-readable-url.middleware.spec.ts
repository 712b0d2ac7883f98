import type { Request, Response } from 'express';
import { InvalidRequestError } from './invalid-request.error.js';
import { requireReadableUrl } from './require-readable-url.middleware.js';

function fieldsOf(originalUrl: string): readonly string[] {
  let fields: readonly string[] = [];
  requireReadableUrl({ originalUrl } as Request, {} as Response, (error) => {
    if (error instanceof InvalidRequestError) fields = (error.details.faults ?? []).map(({ field }) => field);
  });
  return fields;
}

describe('requireReadableUrl', () => {
  it.each(['/', '/a%20b', '/x?hours=1&metric_name=%C3%A9', '/x?', '/x?a=1?b=%26', '/%00'])(
    'lets %s through',
    (url) => {
      expect(fieldsOf(url)).toEqual([]);
    },
  );

  it.each([
    ['/x/%E0%A4%A', ['path']],
    ['/x/%', ['path']],
    ['/x/%ff', ['path']],
    ['/x?metric_name=%ED%A0%80&hours=1', ['metric_name']],
    ['/x?%zz=1', ['query']],
    ['/%zz?a=%&b=%', ['path', 'a', 'b']],
  ])('names what is wrong with %s', (url, expected) => {
    expect(fieldsOf(url)).toEqual(expected);
  });
});
