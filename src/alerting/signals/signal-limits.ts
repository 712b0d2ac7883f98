import { shortened, storable } from '../../ems/index.js';
import type { NewSignal } from './new-signal.js';

/** More than a sentence says nothing more, and would fill the tables in a storm. */
const MOST_TEXT = 2_000;
const [MOST_KIND, MOST_NAME] = [300, 255];

/** The signal with its texts cut to what is stored. */
export function limited(signal: NewSignal): NewSignal {
  return {
    ...signal,
    kind: cut(signal.kind, MOST_KIND),
    text: cut(signal.text, MOST_TEXT),
    entityName: signal.entityName === null ? null : cut(signal.entityName, MOST_NAME),
  };
}

/** What is far too long need not be looked through. */
function cut(text: string, most: number): string {
  return shortened(storable(text.slice(0, 2 * most)), most);
}
