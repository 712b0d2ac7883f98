import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, MaxLength } from 'class-validator';
import { MayBeOmitted } from '../../platform/http/index.js';

const MOST_TEXTS = 50;
const LONGEST_TEXT = 200;

/** Texts in a query string: the parameter several times, or once with commas between. */
export function TextListQuery(description: string): PropertyDecorator {
  return applyDecorators(
    ListQuery(description, { type: 'string', maxLength: LONGEST_TEXT }, withParts),
    IsString({ each: true }),
    MaxLength(LONGEST_TEXT, { each: true }),
  );
}

/** The same, of a few known ones. */
export function ChoiceListQuery(description: string, choices: readonly string[]): PropertyDecorator {
  return applyDecorators(
    ListQuery(description, { type: 'string', enum: [...choices] }, partsOf),
    IsIn(choices, { each: true }),
  );
}

function ListQuery(
  description: string,
  items: { readonly type: 'string'; readonly maxLength?: number; readonly enum?: string[] },
  split: (text: string) => readonly string[],
): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'array', items, maxItems: MOST_TEXTS, required: false, description }),
    Transform(({ value }: { value: unknown }) => listOf(value, split)),
    MayBeOmitted(),
    IsArray(),
    ArrayMaxSize(MOST_TEXTS),
  );
}

/** What is no text stays, for the check to refuse. */
function listOf(value: unknown, split: (text: string) => readonly string[]): unknown {
  if (value === undefined) return undefined;
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  const parts = given.flatMap((one): readonly unknown[] => (typeof one === 'string' ? split(one) : [one]));
  return [...new Set(parts)];
}

/** A text with a comma may be just that, the name of a place for one: it stays beside its parts. */
function withParts(text: string): readonly string[] {
  return [...partsOf(text), text.trim()].filter((one) => one !== '');
}

function partsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
