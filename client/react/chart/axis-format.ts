import { formatNumber } from '../format/format-value.js';

const DAY_S = 86_400;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const toTheSecond = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** Labels of the time axis, in the viewer's zone; a new day has its date below the time. */
export function formatTimes(seconds: readonly number[], incrementS: number): string[] {
  let lastDay = '';
  return seconds.map((at) => {
    const date = new Date(at * 1000);
    const today = day.format(date);
    if (incrementS >= DAY_S) return today;
    const time = (incrementS < 60 ? toTheSecond : clock).format(date);
    const label = today === lastDay ? time : `${time}\n${today}`;
    lastDay = today;
    return label;
  });
}

/** As many digits as it takes to distinguish one label from the next. */
export function formatTicks(values: readonly number[]): string[] {
  const [first = 0, second = first + 1] = values;
  const step = Math.abs(second - first) || 1;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const digits = Math.max(1, Math.ceil(Math.log10(largest / step + 1)) + 1);
  return values.map((value) => formatNumber(Math.abs(value) < step / 1e6 ? 0 : value, Math.min(digits, 12)));
}
