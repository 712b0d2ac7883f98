import type { ActionTrust } from '../../ml-api.js';

/** How recommendations of each action turned out, and what that makes of the next ones. */
export function TrustList({ trustByAction }: { readonly trustByAction: readonly ActionTrust[] }) {
  if (trustByAction.length === 0) return null;
  return (
    <div className="ml-section-body">
      <p className="ml-flat ml-quiet">How much each action is trusted, by how it turned out</p>
      <ul className="ml-trust" aria-label="Trust in actions">
        {trustByAction.map(({ action, title, right, wrong, trust }) => (
          <li key={action}>
            <span>{title}</span>
            <span className="ml-quiet">
              {right} right, {wrong} wrong
            </span>
            <span title="Priorities of such recommendations are multiplied by this">
              × {trust.toFixed(2)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
