import { useState } from 'react';
import { keepName, lastName } from '../format/own-name.js';
import { useAccess } from '../queries/access.js';

/** Who says something. */
export interface Author {
  /** Whether a name is asked for: not of who signed in. */
  readonly isAsked: boolean;
  readonly name: string;
  readonly setName: (name: string) => void;
  /** Whether it is known who says it. */
  readonly isKnown: boolean;
  /** What a request says of it. */
  readonly said: { readonly by?: string };
  /** Keeps the name for the next time. */
  readonly keep: () => void;
}

/** Who says something: whoever signed in, else a name that is asked for. */
export function useAuthor(): Author {
  const { data } = useAccess();
  const [name, setName] = useState(lastName);
  const isAsked = data === undefined || data.isAnonymous;
  const by = name.trim();
  return {
    isAsked,
    name,
    setName,
    isKnown: !isAsked || by !== '',
    said: isAsked ? { by } : {},
    keep: () => {
      if (isAsked) keepName(by);
    },
  };
}
