import { Banner } from '../elements/banner.js';
import { Time } from '../elements/time.js';
import type { Liveness } from './use-liveness.js';
import { useHealth } from '../queries/service.js';

/** What does not work, and what that means for what is shown; nothing where all works. */
export function ServiceBanner({ liveness }: { readonly liveness: Liveness }) {
  const { data: health } = useHealth();
  if (liveness.mode === 'stale')
    return (
      <Banner tone="fault">
        {liveness.because === 'service'
          ? 'The ML service does not answer.'
          : 'The ML service cannot reach its database: nothing is scored or stored.'}{' '}
        {liveness.since && (
          <>
            What you see is from <Time at={liveness.since} form="time" />.{' '}
          </>
        )}
        This page recovers by itself.
      </Banner>
    );
  if (!health) return null;
  const sweeps = health.checks.sweeps as SweepCheck | undefined;
  if (sweeps?.isStopped)
    return <Banner tone="fault">{sentence(sweeps.message)} Nothing new is scored.</Banner>;
  if (!health.emsCore)
    return (
      <Banner tone="warning">
        EMS Core does not answer. Episodes are found and kept; they are delivered once it is back.
      </Banner>
    );
  if (sweeps?.status === 'degraded') return <Banner tone="warning">{sentence(sweeps.message)}</Banner>;
  return null;
}

interface SweepCheck {
  readonly status?: string;
  readonly message?: string;
  readonly isStopped?: boolean;
}

function sentence(message = 'Sweeps do not run'): string {
  return message.endsWith('.') ? message : `${message}.`;
}
