import type { Figure } from './figure.js';

/** Whether a figure lies within bounds; without bounds it does. */
export function isWithin(value: number, bounds: Figure['must']): boolean {
  return bounds === undefined || (value >= bounds[0] && value <= bounds[1]);
}

/** A Markdown table of the figures. */
export function figuresTable(figures: readonly Figure[]): string {
  const lines = figures.map(({ name, ours, must, aim, rivals = {} }) => {
    const others = Object.entries(rivals).map(([rival, value]) => `${rival} ${show(value)}`);
    const missed = isWithin(ours, must) ? '' : ': **missed**';
    return `| ${name} | ${show(ours)} | ${bounds(must)}${missed} | ${bounds(aim)} | ${others.join('; ')} |`;
  });
  return ['| what | measured | must be | aim | others |', '| --- | --- | --- | --- | --- |', ...lines].join(
    '\n',
  );
}

function bounds(range: Figure['must']): string {
  if (range === undefined) return '';
  const [low, high] = range;
  if (low === 0) return `≤ ${high}`;
  return high === 1 ? `≥ ${low}` : `${low}–${high}`;
}

function show(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 10 ? 1 : 3);
}
