import { Type } from 'class-transformer';
import { IsInt, IsNumber, IsString, Max, Min, ValidateNested } from 'class-validator';
import fc from 'fast-check';
import type { FieldFault } from '../errors/index.js';
import { IntegerQuery } from './fields.js';
import { InvalidRequestError } from './invalid-request.error.js';
import { MayBeOmitted } from './may-be-omitted.js';
import { createValidationPipe } from './validation.pipe.js';

class Inner {
  @MayBeOmitted()
  @IsNumber()
  @Max(0.5)
  share?: number;
}

class Body {
  @MayBeOmitted()
  @IsInt()
  @Min(60)
  timeRange = 3600;

  @MayBeOmitted()
  @ValidateNested()
  @Type(() => Inner)
  inner?: Inner;
}

class Query {
  @IntegerQuery({ min: 0, max: 100 })
  hours = 24;
}

class Note {
  @IsString()
  text!: string;

  @MayBeOmitted()
  @IsInt()
  count?: number;
}

const pipe = createValidationPipe();

function check(value: unknown, metatype: new () => object = Body): Promise<unknown> {
  return pipe.transform(value, { type: 'body', metatype });
}

async function faultsOf(value: unknown, metatype?: new () => object): Promise<readonly FieldFault[]> {
  try {
    await check(value, metatype);
    return [];
  } catch (error) {
    if (error instanceof InvalidRequestError) return error.details.faults ?? [];
    throw error;
  }
}

describe('createValidationPipe', () => {
  it('fills in the defaults of what is omitted', async () => {
    expect(await check({})).toEqual({ timeRange: 3600 });
    expect(await check(undefined)).toEqual({ timeRange: 3600 });
  });

  it('converts the numbers of a query', async () => {
    expect(await check({ hours: '12' }, Query)).toEqual({ hours: 12 });
  });

  it.each(['', ' ', 'x', ['1', '2']])('takes the query %j for no number', async (hours) => {
    expect(await faultsOf({ hours }, Query)).toContainEqual({
      field: 'hours',
      message: 'hours must be an integer number',
    });
  });

  it('refuses a parameter of a path that cannot be stored, by its name', async () => {
    const asked = pipe.transform('\0', { type: 'param', data: 'id', metatype: String });

    await expect(asked).rejects.toMatchObject({ details: { faults: [{ field: 'id' }] } });
    expect(await pipe.transform('ab', { type: 'param', data: 'id', metatype: String })).toBe('ab');
  });

  it('names a text that cannot be stored beside all other bad fields', async () => {
    const faults = await faultsOf({ text: 'a\0', count: 'x' }, Note);

    expect(new Set(faults.map(({ field }) => field))).toEqual(new Set(['text', 'count']));
  });

  it('refuses a body that is nested without end before anything walks it', async () => {
    const deep: unknown = JSON.parse(`{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);

    expect(await faultsOf(deep, Note)).toEqual([{ field: 'body', message: 'body is nested too deeply' }]);
  });

  it('does not take a text for a number in a body', async () => {
    expect(await faultsOf({ timeRange: '3600' })).toContainEqual({
      field: 'timeRange',
      message: 'timeRange must be an integer number',
    });
  });

  it('names every bad field at once, nested and unknown ones too', async () => {
    const faults = await faultsOf({ timeRange: 5, inner: { share: 0.7, colour: 'red' }, surprise: 1 });

    expect(faults).toEqual([
      { field: 'surprise', message: 'property surprise should not exist' },
      { field: 'timeRange', message: 'timeRange must not be less than 60' },
      { field: 'inner.colour', message: 'property colour should not exist' },
      { field: 'inner.share', message: 'share must not be greater than 0.5' },
    ]);
  });

  it('refuses null where a field may only be omitted', async () => {
    const faults = await faultsOf({ timeRange: null, inner: null });

    expect(new Set(faults.map(({ field }) => field))).toEqual(new Set(['timeRange', 'inner']));
  });

  it.each([[[]], [[{}]], ['text'], [7]])('refuses a body that is no object: %j', async (body) => {
    expect(await faultsOf(body)).not.toEqual([]);
  });

  it('either accepts or refuses whatever JSON is sent', async () => {
    const keys = fc.constantFrom('timeRange', 'inner', 'share', 'constructor', '__proto__', 'length', 'x');
    const json = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue({ maxDepth: 1 }),
        fc.dictionary(keys, tie('any'), { maxKeys: 3 }),
        fc.array(tie('any'), { maxLength: 2 }),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        const body: unknown = JSON.parse(JSON.stringify(value));
        for (const { field, message } of await faultsOf(body)) {
          expect([typeof field, typeof message]).toEqual(['string', 'string']);
        }
      }),
      { numRuns: 300 },
    );
  });
});
