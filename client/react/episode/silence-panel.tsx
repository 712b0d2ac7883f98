import { useState } from 'react';
import type { Episode, Silence } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Time } from '../elements/time.js';
import { useRemoveSilence, useSilences } from '../queries/episodes.js';
import { SilenceDialog } from './silence-dialog.js';

/** Whether the metric is silenced, and how to silence it. */
export function SilencePanel({ episode }: { readonly episode: Episode }) {
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useSilences();
  const removing = useRemoveSilence();
  const close = () => setIsOpen(false);
  const inForce = data?.silences.find((silence) => silence.isActive && covers(silence, episode));
  return (
    <>
      {inForce ? (
        <span className="ml-row">
          <span className="ml-quiet" role="status">
            silenced{' '}
            {inForce.endsAt !== null && (
              <>
                until <Time at={inForce.endsAt} />
              </>
            )}
            : {inForce.reason}
          </span>
          <Button needs="operator" disabled={removing.isPending} onClick={() => removing.mutate(inForce.id)}>
            End the silence
          </Button>
        </span>
      ) : (
        <Button needs="operator" onClick={() => setIsOpen(true)}>
          Silence this metric…
        </Button>
      )}
      {isOpen && <SilenceDialog episode={episode} onClose={close} onDone={close} />}
    </>
  );
}

/** Those for some kinds, texts or severities may not be for this one. */
function covers({ assetId, metricName, kind, text, maxSeverity }: Silence, episode: Episode): boolean {
  if (kind !== null || text !== null || maxSeverity !== null) return false;
  const isAsset = assetId === null || String(assetId) === String(episode.assetId);
  return isAsset && (metricName === null || metricName === episode.metricName);
}
