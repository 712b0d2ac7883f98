import type { ListedIncident } from '../incidents/listing/incident-listing.repository.js';
import { nextLooks } from './next-looks.js';
import { reportHtml, reportMarkdown } from './report-texts.js';
import type { ShiftReport } from './shift-report.js';

const UNTIL = new Date(Date.UTC(2026, 10, 24, 19));
const incidentWith = (changes: Partial<ListedIncident> = {}): ListedIncident =>
  ({
    id: 'i1',
    status: 'open',
    severity: 'high',
    priority: 80,
    summary: 'core-rtr-01 <script>alert(1)</script> [link](http://x)\nis down',
    startedAt: new Date(Date.UTC(2026, 10, 24, 8)),
    endedAt: null,
    nMembers: 3,
    acknowledgedAt: null,
    acknowledgedBy: null,
    ...changes,
  }) as ListedIncident;
const reportWith = (changes: Partial<ShiftReport> = {}): ShiftReport => ({
  from: new Date(Date.UTC(2026, 10, 24, 7)),
  until: UNTIL,
  ...{ total: 0, closed: 0, urgent: 0, medium: 0, low: 0, openTotal: 0 },
  ...{ happened: [], stillOpen: [], suppressed: [], next: [] },
  ...changes,
});

describe('a report', () => {
  const full = reportWith({
    openTotal: 1,
    stillOpen: [incidentWith()],
    suppressed: [
      {
        reasonKind: 'behind',
        count: 2,
        openCount: 1,
        examples: [{ entityName: 'edge', kind: 'all missing', reason: 'behind core & <b>' }],
      },
    ],
  });

  it('is Markdown in which names are text', () => {
    const text = reportMarkdown(full);

    expect(text).toMatch(/^# Report from 2026-11-24 07:00 UTC to 2026-11-24 19:00 UTC\n/);
    expect(text).toContain(
      '\\<script\\>alert(1)\\</script\\> \\[link\\](http://x) is down (2026-11-24 08:00 UTC to now',
    );
    expect(text).toContain(
      '- 2 behind a device that does not answer, 1 of them still open\n- for instance edge',
    );
  });

  it('is HTML in which names are text', () => {
    const page = reportHtml(full);

    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('behind core &amp; &lt;b&gt;');
    expect(page).not.toContain('<script');
  });

  it('says so where there is nothing to say', () => {
    expect(reportMarkdown(reportWith()).match(/^Nothing\.$/gm)).toHaveLength(4);
    expect(reportHtml(reportWith())).toContain('<p>Nothing.</p>');
  });
});

describe('nextLooks', () => {
  it('begin with what nobody has taken, then what takes long, then what is hidden', () => {
    const taken = { acknowledgedAt: UNTIL, acknowledgedBy: 'ann' };
    const open = [incidentWith({ id: 'a', ...taken }), incidentWith({ id: 'b' })];
    const young = incidentWith({ id: 'c', ...taken, startedAt: UNTIL });
    const suppressed = [{ reasonKind: 'silence', count: 3, openCount: 2, examples: [] }];
    const looks = nextLooks([...open, young], suppressed, UNTIL.getTime());

    expect(looks.map(({ incidentId }) => incidentId)).toEqual(['b', 'a', null]);
    expect(looks[1]?.text).toMatch(/^With ann for long, open for 11 hours: /);
    expect(looks[2]?.text).toMatch(/^2 suppressed alert/);
    expect(nextLooks([], [], 0)).toEqual([]);
  });
});
