interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Characters at most. */
  readonly most: number;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
}

/** A line that has to be filled in. */
export function TextField({ label, value, most, placeholder, onChange }: TextFieldProps) {
  return (
    <label className="ml-field">
      {label}
      <input
        className="ml-input"
        required
        maxLength={most}
        value={value}
        placeholder={placeholder}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
