import type { SilenceFields } from './silence-fields.js';

const DURATIONS = [
  ['1', '1 hour'],
  ['4', '4 hours'],
  ['24', '1 day'],
  ['168', '7 days'],
  ['', 'until it is removed'],
] as const;
const TIMES = [
  ['', 'all the time'],
  ['night', 'outside of business hours (18 to 8)'],
  ['weekend', 'at weekends'],
] as const;
const SEVERITIES = [
  ['', 'any'],
  ['low', 'low'],
  ['medium', 'medium'],
  ['high', 'high'],
] as const;

interface SilenceFormProps {
  readonly fields: SilenceFields;
  readonly onChange: (fields: SilenceFields) => void;
}

/** For how long, when, of what, and why. */
export function SilenceForm({ fields, onChange }: SilenceFormProps) {
  const set = (key: keyof SilenceFields) => (value: string) => onChange({ ...fields, [key]: value });
  return (
    <div className="ml-form">
      <Choice title="For" options={DURATIONS} value={fields.hours} onChange={set('hours')} />
      <Choice title="When" options={TIMES} value={fields.at} onChange={set('at')} />
      <Choice
        title="Up to severity"
        options={SEVERITIES}
        value={fields.maxSeverity}
        onChange={set('maxSeverity')}
      />
      <Line title="Only with the text" example="* for anything" value={fields.text} onChange={set('text')} />
      <Line
        title="Why"
        example="Line card is replaced"
        isRequired
        value={fields.reason}
        onChange={set('reason')}
      />
    </div>
  );
}

interface FieldProps {
  readonly title: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly (readonly [value: string, title: string])[];
}

function Choice({ title, options, value, onChange }: ChoiceProps) {
  return (
    <label className="ml-field">
      {title}
      <select className="ml-input" value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface LineProps extends FieldProps {
  readonly example: string;
  readonly isRequired?: boolean;
}

function Line({ title, example, isRequired = false, value, onChange }: LineProps) {
  return (
    <label className="ml-field">
      {title}
      <input
        className="ml-input"
        required={isRequired}
        maxLength={500}
        value={value}
        placeholder={example}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
