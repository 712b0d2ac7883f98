import type { RootCauseAnalysis } from '../../ml-api.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { Time } from '../elements/time.js';
import { durationText } from './cause-words.js';

/** What was changed shortly before: suspects of their own kind. */
export function ChangesList({ changes }: Pick<RootCauseAnalysis, 'changes'>) {
  if (changes.length === 0) return null;
  return (
    <div className="ml-section-body">
      <h3 className="ml-flat">Changed before</h3>
      <ul className="ml-cause-caveats" aria-label="Changed before">
        {changes.map(({ assetId, assetName, isAsset, at, what, minutesBefore }) => (
          <li key={`${assetId} ${at} ${what}`}>
            {isAsset ? <GoTo to={assetPath(assetId)}>{assetName}</GoTo> : assetName}: {what}{' '}
            <span className="ml-quiet">
              <Time at={at} />, {durationText(Math.round(minutesBefore))} before
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
