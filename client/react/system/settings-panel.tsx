import { useId, useState } from 'react';
import type { Settings } from '../../ml-api.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { useSettings } from '../queries/service.js';

type Setting = Settings['settings'][number];

/** What is in force, and which of it was set. */
export function SettingsPanel() {
  const id = useId();
  const settings = useSettings();
  const [text, setText] = useState('');
  const [isChangedOnly, setChangedOnly] = useState(false);
  return (
    <Section
      title="Settings"
      note="As in force; they are changed in the environment of the service"
      actions={
        <>
          <label className="ml-check">
            <input
              type="checkbox"
              checked={isChangedOnly}
              onChange={({ target }) => setChangedOnly(target.checked)}
            />
            only those that differ from the default
          </label>
          <label className="ml-hidden" htmlFor={id}>
            Find a setting
          </label>
          <input
            id={id}
            className="ml-input"
            type="search"
            placeholder="Find a setting"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </>
      }
    >
      <Loaded query={settings}>
        {(answer) => <SettingsTable settings={answer.settings.filter(matches(text, isChangedOnly))} />}
      </Loaded>
    </Section>
  );
}

function SettingsTable({ settings }: { readonly settings: readonly Setting[] }) {
  if (settings.length === 0) return <Empty title="No such setting" />;
  return (
    <DataTable
      caption="Settings in force"
      columns={COLUMNS}
      rows={settings}
      rowKey={({ name }) => name}
      csvName="settings"
      limit={20}
    />
  );
}

function matches(text: string, isChangedOnly: boolean): (setting: Setting) => boolean {
  const wanted = text.trim().toLowerCase();
  return ({ name, description, isDefault }) =>
    (!isChangedOnly || !isDefault) && `${name} ${description}`.toLowerCase().includes(wanted);
}

function textOf({ isSecret, isSet, value }: Setting): string {
  if (isSecret) return isSet ? 'set' : 'not set';
  return value === null || value === '' ? 'not set' : String(value);
}

const COLUMNS: readonly Column<Setting>[] = [
  {
    key: 'name',
    title: 'Setting',
    value: ({ name }) => name,
    cell: ({ name }) => <code className="ml-code">{name}</code>,
  },
  {
    key: 'value',
    title: 'Value',
    value: textOf,
    cell: (setting) => (
      <span className={setting.isDefault ? 'ml-quiet' : 'ml-changed'}>{textOf(setting)}</span>
    ),
  },
  { key: 'section', title: 'Section', value: ({ section }) => section, isOptional: true },
  { key: 'description', title: 'What it does', value: ({ description }) => description, isOptional: true },
];
