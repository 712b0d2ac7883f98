import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seriousFindings } from '../accessibility.js';
import type { Started } from '../started.js';
import { openTab } from '../tab.js';

const FAULTY = `<!doctype html><html><head><title>Faulty</title></head><body>
  <img src="http://elsewhere.example/picture.png">
  <script>console.error('a complaint'); setTimeout(() => { throw new Error('nobody catches it') })</script>
</body></html>`;

/** That nothing was found on the pages of the dashboard means something only if it would be. */
export const faultyPage = (started: () => Started): void =>
  describe('a tab', () => {
    let server: Server;

    beforeAll(async () => {
      server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(FAULTY));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    });

    afterAll(() => {
      server.close();
    });

    it('knows of errors, of requests to other hosts, and of what is not accessible', async () => {
      const tab = await openTab(
        started().browser,
        `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      );
      const uncaught = tab.page.waitForEvent('pageerror');
      await tab.page.goto('/');
      await uncaught;
      expect(tab.foreignRequests).toEqual(['http://elsewhere.example/picture.png']);
      expect(tab.complaints).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^a complaint /),
          'Error: nobody catches it',
          expect.stringMatching(/^Failed to load resource: net::ERR_NAME_NOT_RESOLVED .*picture\.png$/),
        ]),
      );
      const findings = await seriousFindings(tab.page);
      expect(findings.map((finding) => finding.split(':')[0])).toEqual(['html-has-lang', 'image-alt']);
      await tab.close();
    });
  });
