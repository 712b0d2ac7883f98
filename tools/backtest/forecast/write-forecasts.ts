import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type SeriesForecast } from '../../../src/ml/index.js';
import { type ForecastOfFile, type ForecastOfFiles, type ForecastOfLimit } from './forecast-files.js';

/**
 * Writes a file for each series, `series.csv`, and `capacity.csv` where limits were given. Everything is written beside its place first: a folder
 * that cannot be written to holds nothing new afterwards.
 */
export async function writeForecasts(output: string, { files, limits }: ForecastOfFiles): Promise<void> {
  const texts = new Map<string, string>();
  for (const file of files)
    if (file.forecast !== undefined) texts.set(`${file.name}.csv`, forecastText(file.forecast));
  texts.set('series.csv', seriesText(files));
  if (limits !== undefined) texts.set('capacity.csv', capacityText(limits));
  const written: string[] = [];
  try {
    for (const [name, text] of texts) {
      const path = join(output, `${name}.part`);
      await mkdir(dirname(path), { recursive: true });
      written.push(path);
      await writeFile(path, text);
    }
  } catch (error) {
    for (const path of written) await rm(path, { force: true });
    throw error;
  }
  for (const path of written) await rename(path, path.slice(0, -'.part'.length));
}

function forecastText({ timestamps, mean, quantiles }: SeriesForecast): string {
  const [lo95, p10, p50, p90, hi95] = quantiles as readonly [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const rows = Array.from(timestamps, (at, step) =>
    [instant(at), p10[step], p50[step], p90[step], mean[step], lo95[step], hi95[step]].join(','),
  );
  return lines('timestamp,p10,p50,p90,mean,lo95,hi95', rows);
}

function seriesText(files: readonly ForecastOfFile[]): string {
  return lines(
    'series,season,milliseconds',
    files.map(({ name, forecast, milliseconds }) =>
      [quoted(name), forecast?.seasons[0]?.length ?? 0, milliseconds.toFixed(1)].join(','),
    ),
  );
}

function capacityText(limits: readonly ForecastOfLimit[]): string {
  const rows = limits.map(({ series, found }) => {
    const { growthPerMonth, medianAt, earliestAt, latestAt, answer } = found;
    return [
      quoted(series),
      growthPerMonth ?? '',
      instant(medianAt),
      instant(earliestAt),
      instant(latestAt),
      answer,
    ].join(',');
  });
  return lines('series,growthPerMonth,limitMedianAt,limitUpperAt,limitLowerAt,answer', rows);
}

function instant(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString().replace('.000Z', 'Z');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function lines(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}
