import type { Relation } from './connections.js';

/** Relations by their code in columns. */
export const RELATIONS: readonly Relation[] = ['needs', 'uplink', 'link'];
