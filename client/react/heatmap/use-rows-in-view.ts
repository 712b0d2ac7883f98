import { type RefObject, useLayoutEffect, useState } from 'react';
import { FIRST_ROWS, type RowRange, rowsInView } from './rows-in-view.js';

/** The rows of a list that are on the screen or soon may be: a thousand of them take longer to lay out than all their scores to draw. */
export function useRowsInView(rows: number, list: RefObject<HTMLElement | null>): RowRange {
  const [range, setRange] = useState(FIRST_ROWS);
  useLayoutEffect(() => {
    const follow = () => {
      const box = list.current?.getBoundingClientRect();
      if (box) setRange((before) => rowsInView(box, window.innerHeight, rows, before));
    };
    follow();
    // Captured: the page may scroll, or any part of it that the list is in.
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    window.addEventListener('resize', follow);
    // What stands above the list may grow and shrink.
    const observer = new ResizeObserver(follow);
    observer.observe(document.body);
    return () => {
      window.removeEventListener('scroll', follow, { capture: true });
      window.removeEventListener('resize', follow);
      observer.disconnect();
    };
  }, [rows, list]);
  return range;
}
