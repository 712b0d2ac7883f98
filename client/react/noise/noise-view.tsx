import { useAddress } from '../address/use-address.js';
import { NoiseTable } from './noise-table.js';
import { PreviewPanel } from './preview-panel.js';

const CHOICES = [1, 7, 14, 30, 90];
const USUAL = 7;

/** What is announced too often, and what would change that. */
export function NoiseView() {
  const address = useAddress();
  const asked = Number(address.get('days'));
  const days = CHOICES.includes(asked) ? asked : USUAL;
  return (
    <>
      <div className="ml-row">
        <h1 className="ml-title">Noise</h1>
        <select
          className="ml-input ml-head-end"
          aria-label="Days to look back"
          value={days}
          onChange={({ target }) => address.set({ days: target.value })}
        >
          {CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {choice === 1 ? 'last day' : `last ${choice} days`}
            </option>
          ))}
        </select>
      </div>
      <PreviewPanel days={days} />
      <NoiseTable days={days} />
    </>
  );
}
