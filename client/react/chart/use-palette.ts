import { type RefObject, useEffect, useState } from 'react';
import { followTheme } from './follow-theme.js';
import { type Palette, readPalette } from './palette.js';

/** The colours in force around an element, read again when the theme changes; undefined before the first drawing. */
export function usePalette(place: RefObject<HTMLElement | null>): Palette | undefined {
  const [palette, setPalette] = useState<Palette>();
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const read = () => setPalette(readPalette(element));
    read();
    return followTheme(element, read);
  }, [place]);
  return palette;
}
