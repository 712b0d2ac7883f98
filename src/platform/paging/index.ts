/** Orders and cursors of lists that are answered page by page. */
export { readCursorParts, writeCursorParts } from './cursor-parts.js';
export { comparePlaces, isPlaceValue, type Place } from './place.js';
