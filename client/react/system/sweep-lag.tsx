import { toDate } from '../format/format-time.js';
import { formatDuration } from '../format/format-time.js';
import { useNow } from '../format/use-now.js';

/** How far behind the scores are. */
export function SweepLag({ sweptUntil }: { readonly sweptUntil: unknown }) {
  const now = useNow();
  const date = typeof sweptUntil === 'string' ? toDate(sweptUntil) : undefined;
  if (!date) return null;
  return (
    <span>
      <span className="ml-quiet">lag</span> {formatDuration((now - date.getTime()) / 1000)}
    </span>
  );
}
