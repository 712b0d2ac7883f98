import { TextField } from './text-field.js';
import type { Author } from './use-author.js';

/** Asks for a name where nobody signed in. */
export function AuthorField({ author }: { readonly author: Author }) {
  if (!author.isAsked) return null;
  return (
    <TextField
      label="Who says so"
      value={author.name}
      most={100}
      placeholder="noc"
      onChange={author.setName}
    />
  );
}
