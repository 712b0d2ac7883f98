import { reportParts, reportTitle } from './report-lines.js';
import type { ShiftReport } from './shift-report.js';

const NOTHING = 'Nothing.';

/** What begins or ends markup in CommonMark, and the brackets of a link. */
const MARKDOWN = /[\\`*_{}[\]<>#|~]/g;
const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names and reasons come from devices and people: they are text here, whatever they hold. */
export function reportMarkdown(report: ShiftReport): string {
  const parts = reportParts(report).map(({ heading, lines }) => {
    const items = lines.length === 0 ? [NOTHING] : lines.map((line) => `- ${escapedMarkdown(line)}`);
    return `## ${escapedMarkdown(heading)}\n\n${items.join('\n')}\n`;
  });
  return [`# ${reportTitle(report)}\n`, ...parts].join('\n');
}

/** A page of its own, without anything from elsewhere. */
export function reportHtml(report: ShiftReport): string {
  const title = escapedHtml(reportTitle(report));
  const parts = reportParts(report).map(({ heading, lines }) => {
    const items = lines.map((line) => `<li>${escapedHtml(line)}</li>`).join('');
    return `<h2>${escapedHtml(heading)}</h2>${items === '' ? `<p>${NOTHING}</p>` : `<ul>${items}</ul>`}`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${parts.join('')}</body></html>`;
}

function escapedMarkdown(text: string): string {
  return oneLine(text).replace(MARKDOWN, '\\$&');
}

function escapedHtml(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (character) => HTML[character] ?? '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
