import { resolutionFaults } from './draft-faults.js';
import { toResolutionDraft } from './to-resolution-draft.js';

const announced = {
  title: 'Anomaly: cpu_usage high · 2026-11-22 14:05 UTC',
  severity: 'critical',
  message: 'cpu_usage is 97.',
};

describe('toResolutionDraft', () => {
  it('says which episode has ended and how it was announced last', () => {
    expect(toResolutionDraft(announced)).toEqual({
      resolutionNotes:
        'Resolved by ml-service: "Anomaly: cpu_usage high · 2026-11-22 14:05 UTC" has ended. Last announced as critical: cpu_usage is 97.',
      resolutionCategory: 'auto_resolved',
    });
  });

  it('satisfies the contract of EMS Core', () => {
    expect(resolutionFaults('alert-1', toResolutionDraft(announced))).toEqual([]);
  });
});

describe('resolutionFaults', () => {
  it('names what is missing or too long', () => {
    const draft = { resolutionNotes: '', resolutionCategory: '' };
    expect(resolutionFaults('', draft)).toEqual([
      'the id of the alert is empty',
      'resolutionNotes is empty',
      'resolutionCategory is empty',
    ]);
    const long = { resolutionNotes: 'n'.repeat(102_400), resolutionCategory: 'c' };
    expect(resolutionFaults('alert-1', long)).toEqual([expect.stringMatching(/^the body has 102\d+ bytes/)]);
  });
});
