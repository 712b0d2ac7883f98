declare module 'pg-copy-streams' {
  import { Submittable } from 'pg';
  import { Writable } from 'node:stream';

  export function from(text: string): Writable & Submittable;
}
