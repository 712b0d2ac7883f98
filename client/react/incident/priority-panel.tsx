import type { PriorityContribution } from '../../ml-api.js';
import { Section } from '../elements/section.js';
import { Empty } from '../elements/states.js';

const NAMES: Readonly<Record<string, string>> = {
  severity: 'severity',
  impact: 'what depends on it',
  unreachable: 'it does not answer',
  company: 'others with it',
  novelty: 'novelty',
  unfamiliarity: 'rare wording',
  surprise: 'anomaly score',
  tier: 'tier of the asset',
  feedback: 'feedback',
  duration: 'duration',
};

interface PriorityPanelProps {
  readonly priority: number;
  readonly contributions: readonly PriorityContribution[];
}

/** Why it is as urgent as it is: points that add up to the priority, the most first. */
export function PriorityPanel({ priority, contributions }: PriorityPanelProps) {
  const most = contributions.reduce((top, { value }) => Math.max(top, Math.abs(value)), 1);
  const sorted = [...contributions].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return (
    <Section title="Why this priority" note={`${priority} of 100 points`}>
      {sorted.length === 0 && <Empty title="Nothing speaks for it" />}
      {sorted.length > 0 && (
        <div className="ml-section-body">
          <table className="ml-shares ml-points">
            <caption className="ml-hidden">Points that add up to the priority {priority}</caption>
            <tbody>
              {sorted.map(({ reason, value, text }) => (
                <tr key={reason}>
                  <th scope="row">
                    {NAMES[reason] ?? reason}
                    <span className="ml-quiet">{text}</span>
                  </th>
                  <td className="ml-share-length">
                    <span
                      className={value < 0 ? 'ml-points-less' : undefined}
                      style={{ width: `${(100 * Math.abs(value)) / most}%` }}
                    />
                  </td>
                  <td className="ml-number">{value > 0 ? `+${value}` : `−${Math.abs(value)}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
