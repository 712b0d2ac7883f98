import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldFault } from '../errors/index.js';
import { contentFaults, isTooDeep } from './content-faults.js';
import { InvalidRequestError } from './invalid-request.error.js';

/**
 * Checks bodies and queries against their DTO: unknown fields are refused, numbers in queries are converted. Whatever cannot be
 * stored is refused before that, in parameters of the path too.
 */
export function createValidationPipe(): ValidationPipe {
  return new RequestPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => new InvalidRequestError(errors.flatMap((error) => faultsOf(error, ''))),
  });
}

class RequestPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return super.transform(value, metadata);
    const field = metadata.data ?? '';
    if (isTooDeep(value)) throw new InvalidRequestError([tooDeep(field === '' ? metadata.type : field)]);
    const faults = contentFaults(value, field);
    if (faults.length === 0) return super.transform(value, metadata);
    throw new InvalidRequestError([...faults, ...(await this.otherFaults(value, metadata))]);
  }

  /** So that every bad field is named at once. */
  private async otherFaults(value: unknown, metadata: ArgumentMetadata): Promise<readonly FieldFault[]> {
    try {
      await super.transform(value, metadata);
      return [];
    } catch (error) {
      if (error instanceof InvalidRequestError) return error.details.faults ?? [];
      throw error;
    }
  }
}

function tooDeep(field: string): FieldFault {
  return { field, message: `${field} is nested too deeply` };
}

function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, field))];
}
