import {
  type EmsAlertDraft,
  type EmsEventDraft,
  type EmsResolutionDraft,
  EVENT_SEVERITIES,
  EVENT_SOURCES,
} from './drafts.js';

/** EMS Core answers a longer body with the same 500 as an outage. */
export const MAX_BODY_BYTES = 102_400;
const MAX_CATEGORY = 100;
export const MAX_TITLE = 255;

/**
 * Checks an event against the contract of EMS Core, which answers bad input with a 500 that looks like an outage.
 *
 * @returns what is wrong, empty when EMS Core can accept it
 */
export function eventFaults(draft: EmsEventDraft): readonly string[] {
  const faults = [
    EVENT_SOURCES.includes(draft.source) ? '' : `source ${draft.source} is unknown to EMS Core`,
    EVENT_SEVERITIES.includes(draft.severity) ? '' : `severity ${draft.severity} is unknown to EMS Core`,
    draft.assetId === '' ? 'assetId is empty' : '',
    textFault('category', draft.category, MAX_CATEGORY),
    textFault('title', draft.title, MAX_TITLE),
    draft.message === '' ? 'message is empty' : '',
    bodyFault(draft),
  ];
  return faults.filter((fault) => fault !== '');
}

/** @returns what is wrong, empty when EMS Core can accept it */
export function alertFaults(draft: EmsAlertDraft): readonly string[] {
  const { eventId, businessImpactScore: score } = draft;
  return [
    eventId === '' ? 'eventId is empty' : '',
    score === undefined ? '' : scoreFault(score),
    bodyFault(draft),
  ].filter((fault) => fault !== '');
}

/** @returns what is wrong, empty when EMS Core can accept it */
export function impactFaults(alertId: string, score: number): readonly string[] {
  return [alertId === '' ? 'the id of the alert is empty' : '', scoreFault(score)].filter(
    (fault) => fault !== '',
  );
}

/** @returns what is wrong, empty when EMS Core can accept it */
export function resolutionFaults(alertId: string, draft: EmsResolutionDraft): readonly string[] {
  return [
    alertId === '' ? 'the id of the alert is empty' : '',
    draft.resolutionNotes === '' ? 'resolutionNotes is empty' : '',
    draft.resolutionCategory === '' ? 'resolutionCategory is empty' : '',
    bodyFault(draft),
  ].filter((fault) => fault !== '');
}

/** @returns what is wrong, empty when EMS Core can accept it */
export function acknowledgementFaults(alertId: string, owner: string): readonly string[] {
  return [alertId === '' ? 'the id of the alert is empty' : '', owner === '' ? 'owner is empty' : ''].filter(
    (fault) => fault !== '',
  );
}

/** @returns why a text that EMS Core requires is none it accepts, empty when it is */
export function textFault(field: string, text: string, max: number): string {
  if (text === '') return `${field} is empty`;
  return text.length > max ? `${field} has ${text.length} characters, ${max} are allowed` : '';
}

function scoreFault(score: number): string {
  const isGood = Number.isInteger(score) && score >= 0 && score <= 100;
  return isGood ? '' : `businessImpactScore ${score} is no integer in 0..100`;
}

function bodyFault(draft: object): string {
  const bytes = Buffer.byteLength(JSON.stringify(draft));
  return bytes > MAX_BODY_BYTES ? `the body has ${bytes} bytes, ${MAX_BODY_BYTES} are allowed` : '';
}
