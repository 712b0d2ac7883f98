import type { Liveness } from './use-liveness.js';
import { Time } from '../elements/time.js';

/** Whether what is shown is what is. */
export function LivenessSign({ liveness }: { readonly liveness: Liveness }) {
  return (
    <span className={`ml-liveness ml-liveness-${liveness.mode}`} role="status">
      <span className="ml-liveness-sign" aria-hidden="true" />
      <span>
        <LivenessText liveness={liveness} />
      </span>
    </span>
  );
}

function LivenessText({ liveness }: { readonly liveness: Liveness }) {
  switch (liveness.mode) {
    case 'connecting':
      return 'connecting';
    case 'live':
      return 'live';
    case 'polling':
      return 'every 30 s';
    case 'stale':
      if (!liveness.since) return 'no data';
      return (
        <>
          stale since <Time at={liveness.since} form="time" />
        </>
      );
  }
}
