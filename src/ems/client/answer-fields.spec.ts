import fc from 'fast-check';
import { errorText, idOf, parseBody, parseNumber } from './answer-fields.js';
import { EmsServerError } from './ems.errors.js';

describe('parseBody', () => {
  it('takes an empty body for nothing', () => {
    expect(parseBody(200, '')).toBeUndefined();
    expect(parseBody(200, ' \n')).toBeUndefined();
  });

  it('names a body that is not JSON', () => {
    expect(() => parseBody(200, '<html>Bad gateway</html>')).toThrow(EmsServerError);
    expect(() => parseBody(200, '<html>')).toThrow('not JSON but "<html>"');
  });

  it('returns any JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseBody(200, JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('parseNumber', () => {
  it.each([
    [59.96, 59.96],
    ['59.96', 59.96],
    [' 12 ', 12],
    ['1e3', 1000],
    [0, 0],
    ['-0.5', -0.5],
  ])('reads %p as %p', (given, number) => expect(parseNumber(given)).toBe(number));

  it.each([null, undefined, '', ' ', 'NaN', 'Infinity', NaN, Infinity, 'abc', true, {}, []])(
    'has no number for %p',
    (given) => expect(parseNumber(given)).toBeNull(),
  );

  it('reads back every finite number, written as a number or as text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(parseNumber(number)).toBe(number);
        expect(parseNumber(String(number))).toBe(Number(String(number)));
      }),
    );
  });

  it('never returns anything but a finite number or null', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const number = parseNumber(value);
        expect(number === null || Number.isFinite(number)).toBe(true);
      }),
    );
  });
});

describe('errorText', () => {
  it('joins the messages of EMS Core', () => {
    expect(errorText('{"success":false,"message":["invalid source","title too long"]}')).toBe(
      'invalid source; title too long',
    );
  });

  it('takes one message that is no array', () => expect(errorText('{"message":"no"}')).toBe('no'));

  it('quotes whatever else a server says, and says so when it says nothing', () => {
    expect(errorText('Bad gateway')).toBe('Bad gateway');
    expect(errorText('')).toBe('no reason given');
    expect(errorText('x'.repeat(10_000))).toHaveLength(500);
  });
});

describe('idOf', () => {
  it('takes UUIDs and the integers of older installations as text', () => {
    expect(idOf('b9fa1d28-0000-4000-8000-000000000001')).toBe('b9fa1d28-0000-4000-8000-000000000001');
    expect(idOf(17)).toBe('17');
    expect(idOf('')).toBeNull();
    expect(idOf(null)).toBeNull();
  });
});
