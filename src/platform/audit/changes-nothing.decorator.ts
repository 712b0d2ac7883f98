import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const CHANGES_NOTHING = Symbol('changes nothing');

/** For a question that is asked by POST, as its body is too large for an address. Any other that is no GET leaves an audit entry. */
export function ChangesNothing(): MethodDecorator {
  return applyDecorators(SetMetadata(CHANGES_NOTHING, true), ApiExtension('x-changes-nothing', true));
}
