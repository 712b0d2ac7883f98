import { isUtf8 } from 'node:buffer';
import { HttpException } from '@nestjs/common';

/** Body-parser's `verify`: refuses bytes that are no text, which would be replaced by question marks and stored. */
export function requireUtf8(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding === 'utf-8' && !isUtf8(body)) throw new HttpException('The body is not valid UTF-8.', 400);
}
