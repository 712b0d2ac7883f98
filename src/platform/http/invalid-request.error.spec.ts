import { InvalidRequestError } from './invalid-request.error.js';

describe('InvalidRequestError', () => {
  it('names every bad field', () => {
    const faults = ['a', 'b'].map((field) => ({ field, message: `${field} is bad` }));

    expect(new InvalidRequestError(faults)).toMatchObject({
      message: 'a is bad; b is bad',
      details: { faults },
    });
  });

  it('does not say back all of a body that is bad all over', () => {
    const field = 'x'.repeat(100_000);
    const error = new InvalidRequestError(Array.from({ length: 5_000 }, () => ({ field, message: field })));

    expect(JSON.stringify(error.details.faults).length).toBeLessThan(100_000);
    expect(error.message).toMatch(/; and 4900 more$/);
  });
});
