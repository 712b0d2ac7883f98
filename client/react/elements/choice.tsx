interface ChoiceProps {
  readonly label: string;
  /** What choosing nothing is called; without it something is always chosen. */
  readonly all?: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, title: string])[];
  /** What a value is called that is not among them. */
  readonly titleOf?: (value: string) => string;
  readonly onChange: (value: string) => void;
}

/** One of a few, by their titles. What is chosen and not among them, as an address may ask for, is listed too. */
export function Choice({ label, all, value = '', options, titleOf = String, onChange }: ChoiceProps) {
  const isKnown = value === '' || options.some(([each]) => each === value);
  return (
    <select
      className="ml-input"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {all !== undefined && <option value="">{all}</option>}
      {!isKnown && <option value={value}>{titleOf(value)}</option>}
      {options.map(([each, title]) => (
        <option key={each} value={each}>
          {title}
        </option>
      ))}
    </select>
  );
}
