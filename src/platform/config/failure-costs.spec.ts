import { readFailureCosts } from './failure-costs.js';

describe('readFailureCosts', () => {
  it('reads a currency and an amount for each type', () => {
    expect(readFailureCosts('{"currency": "EUR", "router": 8000, "*": 500}')).toEqual({
      costs: { currency: 'EUR', byType: { router: 8000, '*': 500 } },
      faults: [],
    });
    expect(readFailureCosts('{}')).toEqual({ costs: undefined, faults: [] });
  });

  it.each([
    ['router: 8000', ['must be a JSON object by type of asset']],
    ['[1]', ['must be a JSON object by type of asset']],
    ['{"router": 1}', ['currency must be three capital letters such as EUR (it is undefined)']],
    ['{"currency": "EUR"}', ['there must be an amount for a type of asset, or for * as all of them']],
    [
      '{"currency": "euro", "router": -1, "switch": "many"}',
      [
        'currency must be three capital letters such as EUR (it is "euro")',
        'router must be a number from 0 to 1000000000000 (it is -1)',
        'switch must be a number from 0 to 1000000000000 (it is "many")',
      ],
    ],
  ])('names every fault of %s', (text, faults) => {
    expect(readFailureCosts(text)).toEqual({ costs: undefined, faults });
  });
});
