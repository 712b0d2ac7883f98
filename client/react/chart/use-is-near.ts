import { type RefObject, useEffect, useState } from 'react';

/** Two screens ahead: what is scrolled to is there already. */
const AHEAD = '2000px 0px';

/** Whether an element is on the screen or soon may be: the others of many charts need no samples. */
export function useIsNear(place: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const follow = (entries: readonly IntersectionObserverEntry[]) =>
      setIsNear(entries.some(({ isIntersecting }) => isIntersecting));
    const observer = new IntersectionObserver(follow, { rootMargin: AHEAD });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return isNear;
}
