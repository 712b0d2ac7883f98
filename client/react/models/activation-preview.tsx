import type { PreviewResult } from '../../ml-api.js';
import { Failure, Skeleton } from '../elements/states.js';
import { formatNumber } from '../format/format-value.js';
import { usePreview } from '../queries/models.js';

/** Long enough to see a working day and a night, short enough to wait for. */
const DAYS = 2;

interface ActivationPreviewProps {
  readonly modelVersion: string;
  readonly activeVersion: string | undefined;
}

/** The episodes of the last days as either model would have raised them. */
export function ActivationPreview({ modelVersion, activeVersion }: ActivationPreviewProps) {
  const now = usePreview({ modelVersion: activeVersion, days: DAYS }, activeVersion !== undefined);
  // One after the other: each is heavy, and the service admits few at a time.
  const after = usePreview({ modelVersion, days: DAYS }, activeVersion === undefined || !now.isPending);
  if (after.error) return <Failure error={after.error} onRetry={() => void after.refetch()} />;
  if (!after.data) return <Skeleton lines={6} />;
  return <PreviewTable now={now.data} after={after.data} />;
}

interface PreviewTableProps {
  readonly now: PreviewResult | undefined;
  readonly after: PreviewResult;
}

const ROWS: readonly { readonly title: string; readonly of: (result: PreviewResult) => number }[] = [
  { title: 'Episodes', of: ({ totalEpisodes }) => totalEpisodes },
  { title: 'critical', of: ({ bySeverity }) => bySeverity.critical },
  { title: 'high', of: ({ bySeverity }) => bySeverity.high },
  { title: 'medium', of: ({ bySeverity }) => bySeverity.medium },
  { title: 'low', of: ({ bySeverity }) => bySeverity.low },
  { title: 'Confirmed ones kept', of: ({ raised }) => raised.confirmed.kept },
  { title: 'Confirmed ones lost', of: ({ raised }) => raised.confirmed.lost },
  { title: 'False alarms raised again', of: ({ raised }) => raised.falseAlarm.kept },
];

function PreviewTable({ now, after }: PreviewTableProps) {
  return (
    <>
      <p>What each would have raised in the last {DAYS} days:</p>
      <table className="ml-table">
        <caption className="ml-hidden">Episodes of the last {DAYS} days by model</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" className="ml-number">
              In use now
            </th>
            <th scope="col" className="ml-number">
              This one
            </th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ title, of }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td className="ml-number">{now ? formatNumber(of(now), 6) : '–'}</td>
              <td className="ml-number">{formatNumber(of(after), 6)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
