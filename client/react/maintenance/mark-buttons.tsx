import { useState } from 'react';
import type { Recommendation } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { useMarkRecommendation } from '../queries/maintenance.js';
import { MarkDialog } from './mark-dialog.js';

const CHOICES = [
  ['done', 'Done'],
  ['not-needed', 'Not needed'],
  ['postponed', 'Later'],
] as const;

/** Says what became of a recommendation, or takes that back. */
export function MarkButtons({ recommendation }: { readonly recommendation: Recommendation }) {
  const [chosen, setChosen] = useState<(typeof CHOICES)[number][0]>();
  const { title, assetName } = recommendation;
  if (recommendation.status !== 'open') return <TakeBack recommendation={recommendation} />;
  return (
    <span className="ml-marks" role="group" aria-label={`${title} on ${assetName}`}>
      {CHOICES.map(([status, label]) => (
        <Button key={status} onClick={() => setChosen(status)}>
          {label}
        </Button>
      ))}
      {chosen && (
        <MarkDialog recommendation={recommendation} status={chosen} onClose={() => setChosen(undefined)} />
      )}
    </span>
  );
}

function TakeBack({ recommendation: { id, title, assetName } }: { readonly recommendation: Recommendation }) {
  const marking = useMarkRecommendation(id);
  return (
    <Button
      kind="quiet"
      disabled={marking.isPending}
      aria-label={`Take back: ${title} on ${assetName}`}
      onClick={() => marking.mutate({ status: 'open' })}
    >
      {marking.isError ? 'Try again' : 'Take back'}
    </Button>
  );
}
