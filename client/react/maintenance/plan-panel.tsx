import { useState } from 'react';
import type { PlanQuestion } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Section } from '../elements/section.js';
import { Loaded } from '../elements/states.js';
import { useMaintenancePlan } from '../queries/maintenance.js';
import { timeInput } from './day-input.js';
import { PlanAnswer } from './plan-answer.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** When most windows begin. */
const EVENING = 22;
const USUAL_HOURS = 6;

interface PlanPanelProps {
  readonly type: string | undefined;
  readonly location: string | undefined;
}

/** Which assets to work on together in a window. */
export function PlanPanel({ type, location }: PlanPanelProps) {
  const [question, setQuestion] = useState<PlanQuestion>();
  const plan = useMaintenancePlan(question && { ...question, type, location });
  return (
    <Section title="Plan a window" note="never two that stand in for each other">
      <PlanForm onAsk={setQuestion} isPending={plan.isFetching} />
      {question && <Loaded query={plan}>{(answer) => <PlanAnswer plan={answer} />}</Loaded>}
    </Section>
  );
}

interface PlanFormProps {
  readonly onAsk: (question: PlanQuestion) => void;
  readonly isPending: boolean;
}

function PlanForm({ onAsk, isPending }: PlanFormProps) {
  const [from, setFrom] = useState(() => timeInput(nextEvening()));
  const [until, setUntil] = useState(() => timeInput(nextEvening() + USUAL_HOURS * HOUR_MS));
  const [most, setMost] = useState('5');
  const isPossible = from !== '' && until > from && Number(most) >= 1;
  const ask = () =>
    onAsk({
      from: new Date(from).toISOString(),
      until: new Date(until).toISOString(),
      maxAssets: Math.min(100, Math.round(Number(most))),
    });
  return (
    <form
      className="ml-section-body ml-plan-form"
      aria-label="Window"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        ask();
      }}
    >
      <TimeField label="From" value={from} onChange={setFrom} />
      <TimeField label="Until" value={until} onChange={setUntil} />
      <MostField value={most} onChange={setMost} />
      <Button kind="primary" type="submit" disabled={!isPossible || isPending}>
        Plan
      </Button>
      {until !== '' && until <= from && <span role="alert">It has to end after it begins.</span>}
    </form>
  );
}

interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function MostField({ value, onChange }: FieldProps) {
  return (
    <label className="ml-field ml-plan-most">
      Assets at most
      <input
        className="ml-input"
        type="number"
        min={1}
        max={100}
        required
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

interface TimeFieldProps extends FieldProps {
  readonly label: string;
}

function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <label className="ml-field">
      {label}
      <input
        className="ml-input"
        type="datetime-local"
        required
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function nextEvening(): number {
  const evening = new Date();
  evening.setHours(EVENING, 0, 0, 0);
  return evening.getTime() <= Date.now() ? evening.getTime() + DAY_MS : evening.getTime();
}
