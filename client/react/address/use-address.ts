import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

type Parameters = Readonly<Record<string, string | undefined>>;

/** What the address says after its "?", and how to change some of it. */
export interface Address {
  readonly get: (name: string) => string | undefined;
  /** Undefined and '' take a parameter away. `replace` keeps it out of the browser's history. */
  readonly set: (changes: Parameters, options?: { readonly replace?: boolean }) => void;
}

/** Range, filters and whatever else makes up a view is in its address, so that it can be shared. */
export function useAddress(): Address {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback<Address['set']>(
    (changes, options) =>
      setParameters((current) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value) current.set(name, value);
          else current.delete(name);
        }
        return current;
      }, options),
    [setParameters],
  );
  return { get: (name) => parameters.get(name) ?? undefined, set };
}
