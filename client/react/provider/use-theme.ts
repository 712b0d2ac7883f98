import { useCallback, useState } from 'react';
import type { Theme } from './ml-context.js';

const STORED_AS = 'ml-theme';

/** The viewer's choice, kept in the browser. */
export function useStoredTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(readTheme);
  const choose = useCallback((chosen: Theme) => {
    setTheme(chosen);
    try {
      localStorage.setItem(STORED_AS, chosen);
    } catch {
      // Storage is switched off: the choice holds until the page is left.
    }
  }, []);
  return [theme, choose];
}

function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORED_AS);
    return stored === 'light' || stored === 'dark' ? stored : 'auto';
  } catch {
    return 'auto';
  }
}
