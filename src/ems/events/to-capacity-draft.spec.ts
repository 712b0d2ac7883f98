import type { CapacityNotice } from './capacity-notice.js';
import { eventFaults } from './draft-faults.js';
import { identityOf } from './to-event-draft.js';
import { toCapacityDraft } from './to-capacity-draft.js';

const notice: CapacityNotice = {
  warningId: '00000000-0000-4000-8000-000000000001',
  assetId: 'b9fa1d28-0000-4000-8000-000000000001',
  assetName: 'db-srv-01',
  metricName: 'disk_usage',
  warnedAt: new Date('2026-11-22T14:05:00Z'),
  revision: 1,
  isWithdrawn: false,
  limitAt: new Date('2026-12-12T00:00:00Z'),
  probability: 0.91,
  limit: 100,
  unit: 'percent',
  summary: 'disk_usage of db-srv-01 reaches 100% about 12 December 2026.',
};

describe('toCapacityDraft', () => {
  it('is a warning with a title of its own, which keeps EMS Core from adding it to another', () => {
    expect(toCapacityDraft(notice, 'nms')).toEqual({
      source: 'nms',
      assetId: notice.assetId,
      severity: 'warning',
      category: 'capacity',
      title: 'Capacity: disk_usage · 2026-11-22 14:05 UTC',
      message: 'db-srv-01: disk_usage of db-srv-01 reaches 100% about 12 December 2026.',
      metadata: {
        detector: 'ml-service',
        warningId: notice.warningId,
        assetName: 'db-srv-01',
        metricName: 'disk_usage',
        revision: 1,
        isWithdrawn: false,
        limit: 100,
        unit: 'percent',
        limitAt: '2026-12-12T00:00:00.000Z',
        probability: 0.91,
      },
      correlationId: notice.warningId,
    });
  });

  it('has another identity for each update, and is news when it is withdrawn', () => {
    const drafts = [
      toCapacityDraft(notice, 'nms'),
      toCapacityDraft({ ...notice, revision: 2 }, 'nms'),
      toCapacityDraft({ ...notice, revision: 3, isWithdrawn: true }, 'nms'),
    ];
    expect(drafts.map(({ title }) => title.slice(43))).toEqual(['', ' · update 1', ' · withdrawn']);
    expect(drafts.at(-1)?.severity).toBe('info');
    expect(new Set(drafts.map(identityOf)).size).toBe(3);
  });

  it('satisfies the contract of EMS Core, however long the names are', () => {
    const long = {
      ...notice,
      assetName: 'n'.repeat(999),
      metricName: 'm\0'.repeat(400),
      summary: 's'.repeat(9999),
    };
    expect(eventFaults(toCapacityDraft(long, 'nms'))).toEqual([]);
  });
});
