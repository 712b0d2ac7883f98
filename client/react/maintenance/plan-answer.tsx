import type { MaintenancePlan } from '../../ml-api.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { Empty } from '../elements/states.js';
import { StatusTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { countOf } from '../format/format-value.js';
import { percentWords } from './risk-words.js';

/** What to do together, and what has to wait, each with why. */
export function PlanAnswer({ plan }: { readonly plan: MaintenancePlan }) {
  const { chosen, leftOver, reason, from, until } = plan;
  if (chosen.length === 0 && leftOver.length === 0)
    return <Empty title="Nothing to plan">{reason ?? 'Nothing that is to be done is open.'}</Empty>;
  return (
    <div className="ml-plan">
      <h3 className="ml-plan-title">
        Together <span className="ml-quiet">{countOf(chosen.length, 'asset')}, </span>
        <span className="ml-quiet">
          <Time at={from} /> – <Time at={until} />
        </span>
      </h3>
      <ol className="ml-plan-list" aria-label="Together in the window">
        {chosen.map((choice) => (
          <Choice key={choice.assetId} choice={choice} />
        ))}
      </ol>
      {leftOver.length > 0 && (
        <>
          <h3 className="ml-plan-title">
            Left over <span className="ml-quiet">{countOf(leftOver.length, 'asset')}</span>
          </h3>
          <ul className="ml-plan-list ml-plan-left" aria-label="Left over">
            {leftOver.map(({ assetId, assetName, first, reason: why }) => (
              <li key={assetId}>
                <span>
                  <GoTo to={assetPath(assetId)}>{assetName}</GoTo>{' '}
                  <span className="ml-quiet">{first.title.toLowerCase()}</span>
                </span>
                <span>{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Choice({ choice }: { readonly choice: MaintenancePlan['chosen'][number] }) {
  const { assetId, assetName, recommendations, cutOff, isLate, behind } = choice;
  const [first] = recommendations;
  return (
    <li>
      <span>
        <GoTo to={assetPath(assetId)}>{assetName}</GoTo>{' '}
        <strong>{recommendations.map(({ title }) => title).join('; ')}</strong>
      </span>
      <span className="ml-plan-facts">
        {first && <span>{percentWords(first.probability)} within 30 days</span>}
        <span>{downWords(cutOff)}</span>
        {behind && <span>behind {behind.assetName}, down with it anyway</span>}
        {isLate && first && (
          <StatusTag status="warning">
            due <Time at={first.dueAt} form="day" />, before the window
          </StatusTag>
        )}
      </span>
    </li>
  );
}

function downWords(cutOff: number | null): string {
  if (cutOff === null) return 'what hangs on it is not known';
  return cutOff === 0 ? 'nothing else goes down' : `${countOf(cutOff, 'more asset')} down meanwhile`;
}
