import type { CapacityRow, WhatIfAnswer } from '../../ml-api.js';
import { formatValue } from '../format/format-value.js';
import { bandWords, probabilityWords, sizeNote, sizeWords, whenWords } from './answer-words.js';

interface WhatIfOutcomeProps {
  readonly answer: WhatIfAnswer;
  readonly isChanged: boolean;
}

/** The same answer under the change, beside the one without. */
export function WhatIfOutcome({ answer, isChanged }: WhatIfOutcomeProps) {
  const columns = isChanged
    ? [
        { title: 'As it is', row: answer.without },
        { title: 'Then', row: answer.with },
      ]
    : [{ title: 'As it is', row: answer.without }];
  const shown = isChanged ? answer.with : answer.without;
  return (
    <>
      <p className="ml-flat" role="status">
        {shown.summary}
      </p>
      <div className="ml-table-wrap">
        <table className="ml-table ml-capacity-outcome">
          <caption className="ml-hidden">As it is and under the change</caption>
          <thead>
            <tr>
              <td />
              {columns.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <Lines rows={columns.map(({ row }) => row)} />
        </table>
      </div>
      {shown.recommendedSize === null && <p className="ml-quiet ml-flat">{sizeNote(shown)}</p>}
      <p className="ml-quiet ml-flat">{accuracyWords(answer.without)}</p>
    </>
  );
}

function Lines({ rows }: { readonly rows: readonly CapacityRow[] }) {
  return (
    <tbody>
      {LINES.map(({ title, words }) => (
        <tr key={title}>
          <th scope="row">{title}</th>
          {rows.map((row, index) => (
            <td key={index}>{words(row)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

const LINES: readonly { readonly title: string; readonly words: (row: CapacityRow) => string }[] = [
  { title: 'Limit', words: ({ limit, unit }) => formatValue(limit, unit) },
  { title: 'Reaches 80%', words: ({ at80 }) => whenWords(at80) },
  { title: 'Reaches the limit', words: ({ at100 }) => whenWords(at100) },
  { title: '8 times in 10', words: ({ at100 }) => bandWords(at100) || '–' },
  { title: 'Probability by the horizon', words: ({ probability }) => probabilityWords(probability) },
  { title: 'Growth a month', words: ({ growthPerMonth, unit }) => formatValue(growthPerMonth, unit) },
  { title: 'Size that lasts', words: sizeWords },
];

function accuracyWords({ accuracy, historyDays, unit, limitReason }: CapacityRow): string {
  const { origins, leadDays, meanAbsoluteError, reason } = accuracy;
  const past =
    meanAbsoluteError === null
      ? reason
      : `From ${origins} earlier times, ${leadDays} days ahead, the trend was off by ${formatValue(meanAbsoluteError, unit)} on average`;
  return `${historyDays} days of history. ${past ?? ''}. Limit: ${limitReason ?? 'none known'}.`;
}
