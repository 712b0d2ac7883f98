import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** For what a page is waited for, where nothing else is said: a hang is what this must catch. */
const PATIENCE_MS = 120_000;

/** A page of the dashboard, and what must not happen on any. */
export interface Tab {
  readonly page: Page;
  /** What the page wrote to the console as an error or a warning, and exceptions that nobody caught. */
  readonly complaints: readonly string[];
  /** Addresses on other hosts that it asked for. */
  readonly foreignRequests: readonly string[];
  close(): Promise<void>;
}

/**
 * A tab of a window of its own, which shares neither storage nor cache with others.
 *
 * @param others - addresses that it may ask beside its own
 */
export async function openTab(
  browser: Browser,
  baseUrl: string,
  options: BrowserContextOptions = {},
  others: readonly string[] = [],
): Promise<Tab> {
  const context = await browser.newContext({ baseURL: baseUrl, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreignRequests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (![baseUrl, ...others].some((url) => isOn(url, request.url()))) foreignRequests.push(request.url());
  });
  return { page, complaints, foreignRequests, close: () => context.close() };
}

/** What a page makes itself, such as a picture for download, leaves no host. */
function isOn(baseUrl: string, address: string): boolean {
  const url = new URL(address);
  return ['data:', 'blob:'].includes(url.protocol) || url.host === new URL(baseUrl).host;
}
