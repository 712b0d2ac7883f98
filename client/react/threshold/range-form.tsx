import { useAddress } from '../address/use-address.js';
import { Button } from '../elements/button.js';
import { Choice } from '../elements/choice.js';

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
      <Choice
        label="Days to look back"
        value={String(days)}
        options={CHOICES.map((choice) => [String(choice), choice === 1 ? 'last day' : `last ${choice} days`])}
        onChange={(value) => address.set({ days: value })}
      />
    </>
  );
}
