import { intervalWords, percentWords, toneOfRisk } from './risk-words.js';

interface ProbabilityBandProps {
  readonly probability: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How likely, and how sure that is: a band from the least to the most, a mark where it is most likely. */
export function ProbabilityBand({ probability, low, high }: ProbabilityBandProps) {
  if (probability === null) return <span className="ml-quiet">no probability</span>;
  const interval = intervalWords(low, high);
  return (
    <span className={`ml-risk ml-risk-${toneOfRisk(probability)}`}>
      <span className="ml-risk-track" aria-hidden="true">
        {low !== null && high !== null && (
          <span
            className="ml-risk-band"
            style={{ left: share(low), width: share(Math.max(0.01, high - low)) }}
          />
        )}
        <span className="ml-risk-mark" style={{ left: share(probability) }} />
      </span>
      <span className="ml-risk-words">
        <strong>{percentWords(probability)}</strong>
        {interval !== '' && <span className="ml-quiet"> {interval}</span>}
      </span>
    </span>
  );
}

function share(value: number): string {
  return `${(100 * Math.min(1, Math.max(0, value))).toFixed(1)}%`;
}
