import type { Anomaly } from '../../ml-api.js';
import { contributionWords } from './contribution-words.js';

/** What made the score so high, the largest share first. */
export function Contributions({ anomaly }: { readonly anomaly: Anomaly }) {
  return (
    <table className="ml-shares">
      <caption>What made the score {anomaly.score.toFixed(2)}</caption>
      <tbody>
        {anomaly.metadata.contributions.map(({ feature, share, direction }) => (
          <tr key={feature}>
            <th scope="row">{contributionWords(feature)}</th>
            <td className="ml-share-length">
              <span style={{ width: `${100 * share}%` }} />
            </td>
            <td className="ml-number">
              {direction === 'low' ? '↓' : '↑'}
              <span className="ml-hidden"> {direction}, </span> {Math.round(100 * share)}%
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
