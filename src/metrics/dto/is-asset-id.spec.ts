import { validateSync } from 'class-validator';
import { IsAssetId } from './is-asset-id.js';

class Request {
  @IsAssetId()
  assetId: unknown;

  @IsAssetId({ each: true })
  assetIds: unknown = [];

  constructor(assetId: unknown) {
    this.assetId = assetId;
  }
}

const faultsOf = (assetId: unknown) => validateSync(new Request(assetId)).map(({ property }) => property);

describe('IsAssetId', () => {
  it.each([1, Number.MAX_SAFE_INTEGER, '1', 'B9FA1D28-0000-4000-8000-00000000000A', 'core-rtr-01'])(
    'accepts %s',
    (assetId) => {
      expect(faultsOf(assetId)).toEqual([]);
    },
  );

  it.each([
    0,
    -1,
    1.5,
    NaN,
    Infinity,
    2 ** 60,
    '',
    'a b',
    'a/b',
    'a\u0000',
    'x'.repeat(65),
    null,
    true,
    {},
    [1],
  ])('refuses %j', (assetId) => {
    expect(faultsOf(assetId)).toEqual(['assetId']);
  });

  it('checks every id of a list and names the field', () => {
    const request = new Request(1);
    request.assetIds = [1, 'a b'];

    const [fault] = validateSync(request);

    expect(fault).toMatchObject({ property: 'assetIds' });
    expect(Object.values(fault?.constraints ?? {})).toEqual([
      'assetIds must be an asset id: a UUID or a positive integer',
    ]);
  });
});
