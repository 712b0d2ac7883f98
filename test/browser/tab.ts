import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** For what a page is waited for, where nothing else is said: a hang is what this must catch. */
const PATIENCE_MS = 120_000;
const USUAL_SIZE = { width: 1280, height: 720 };
/** Those that are listened to. */
const EVENTS = ['console', 'pageerror', 'request'] as const;

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
  const page = await newPage(browser, baseUrl, options);
  return { page, ...watch(page, [baseUrl, ...others]), close: () => page.context().close() };
}

/**
 * Tabs one after the other in one window, which is as new for each of them but for its cache: a new one costs a second of a core, for
 * processes of its own and all scripts once more. Of two at a time, each has its own.
 */
export function tabsInTurn(browser: Browser, baseUrl: string): () => Promise<Tab> {
  const free: Page[] = [];
  return async () => {
    const page = free.pop() ?? (await newPage(browser, baseUrl));
    const close = async (): Promise<void> => {
      await makeAsNew(page);
      free.push(page);
    };
    return { page, ...watch(page, [baseUrl]), close };
  };
}

async function newPage(
  browser: Browser,
  baseUrl: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    reducedMotion: 'reduce',
    viewport: USUAL_SIZE,
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

async function makeAsNew(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'wait' });
  await page.evaluate('localStorage.clear(); sessionStorage.clear()');
  await page.context().clearCookies();
  // Nothing of the dashboard goes on; of the same origin, so that the process stays.
  await page.goto('/health');
  for (const event of EVENTS) page.removeAllListeners(event);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(USUAL_SIZE);
}

function watch(page: Page, hosts: readonly string[]): Pick<Tab, 'complaints' | 'foreignRequests'> {
  const complaints: string[] = [];
  const foreignRequests: string[] = [];
  page.on('console', (message) => {
    const { url } = message.location();
    // Of a document that names no icon, as JSON between two tabs, the browser asks for this one.
    if (url.endsWith('/favicon.ico')) return;
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.text()} ${url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!hosts.some((url) => isOn(url, request.url()))) foreignRequests.push(request.url());
  });
  return { complaints, foreignRequests };
}

/** What a page makes itself, such as a picture for download, leaves no host. */
function isOn(baseUrl: string, address: string): boolean {
  const url = new URL(address);
  return ['data:', 'blob:'].includes(url.protocol) || url.host === new URL(baseUrl).host;
}
