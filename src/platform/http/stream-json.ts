import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

const ITEMS_PER_PIECE = 1000;

/**
 * Answers `{ …head, [field]: [ …items ] }`, written piece by piece as fast as the client takes it, so that a long list is never
 * held as objects or as text. When the client goes away no more items are made.
 */
export function streamJson(head: object, field: string, items: Iterable<unknown>): StreamableFile {
  return new StreamableFile(Readable.from(piecesOf(head, field, items), { objectMode: false }), {
    type: 'application/json; charset=utf-8',
  });
}

function* piecesOf(head: object, field: string, items: Iterable<unknown>): Generator<string> {
  let piece = `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(field)}:[`;
  let nItems = 0;
  for (const item of items) {
    piece += (nItems === 0 ? '' : ',') + JSON.stringify(item);
    nItems += 1;
    if (nItems % ITEMS_PER_PIECE > 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}]}`;
}
