import { ApiParam, ApiProperty } from '@nestjs/swagger';

const ASSET_ID = {
  oneOf: [
    { type: 'string' as const, maxLength: 64 },
    { type: 'integer' as const, minimum: 1 },
  ],
};

/** The simulator's core router, so that the examples of the document work as they stand. */
const EXAMPLE_ASSET_ID = '10f13de4-e972-4765-a047-86aabdb9a16e';

/** Documents an asset id in a body: a UUID, or a positive integer on older platforms. */
export function AssetIdField(options: { required?: boolean } = {}): PropertyDecorator {
  return ApiProperty({ ...ASSET_ID, example: EXAMPLE_ASSET_ID, ...options });
}

/** Assets that a body may list; all of them need no list. */
export const MOST_ASSETS = 10_000;

/** Documents a list of asset ids in a body. */
export function AssetIdListField(): PropertyDecorator {
  return ApiProperty({
    type: 'array',
    items: ASSET_ID,
    minItems: 1,
    maxItems: MOST_ASSETS,
    example: [EXAMPLE_ASSET_ID],
    required: false,
  });
}

/** Documents the asset id of a path. */
export function AssetIdParam(): MethodDecorator {
  return ApiParam({
    name: 'assetId',
    description: 'As EMS Core numbers it: a UUID, or a positive integer on older platforms.',
    schema: { ...ASSET_ID, example: EXAMPLE_ASSET_ID },
  });
}
