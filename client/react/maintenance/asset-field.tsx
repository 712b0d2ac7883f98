import { useDeferredValue, useId, useState } from 'react';
import type { AssetId } from '../../ml-api.js';
import { useAssetsNamed } from '../queries/fleet.js';

interface AssetFieldProps {
  /** Undefined while no asset has the name. */
  readonly onChange: (assetId: AssetId | undefined) => void;
}

/** An asset, found by its name. */
export function AssetField({ onChange }: AssetFieldProps) {
  const id = useId();
  const [name, setName] = useState('');
  const found = useAssetsNamed(useDeferredValue(name)).data?.assets ?? [];
  const choose = (value: string) => {
    setName(value);
    onChange(found.find(({ assetName }) => assetName === value)?.assetId);
  };
  return (
    <label className="ml-field">
      Asset
      <input
        className="ml-input"
        list={id}
        required
        value={name}
        placeholder="core-rtr-01"
        autoComplete="off"
        onChange={({ target }) => choose(target.value)}
      />
      <datalist id={id}>
        {found.map(({ assetId, assetName }) => (
          <option key={assetId} value={assetName} />
        ))}
      </datalist>
    </label>
  );
}
