import { useAddress } from '../address/use-address.js';
import { Button } from '../elements/button.js';

const CHOICES = [1, 2, 7, 14, 30];

interface RangeFormProps {
  readonly days: number;
  readonly assetId: string | undefined;
}

/** How far back, kept in the address. */
export function RangeForm({ days, assetId }: RangeFormProps) {
  const address = useAddress();
  return (
    <>
      {assetId !== undefined && (
        <Button kind="quiet" onClick={() => address.set({ asset: undefined, metric: undefined })}>
          All assets
        </Button>
      )}
      <label>
        <span className="ml-hidden">Days to look back</span>
        <select
          className="ml-input"
          value={days}
          onChange={({ target }) => address.set({ days: target.value })}
        >
          {CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {choice === 1 ? 'last day' : `last ${choice} days`}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
