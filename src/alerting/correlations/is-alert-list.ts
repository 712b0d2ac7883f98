import { ValidateBy } from 'class-validator';
import { parseAlertWithEvent } from '../../ems/index.js';

/** Accepts a list of alerts as EMS Core answers them, whatever else they carry; the first bad one is named. */
export function IsAlertList(): PropertyDecorator {
  const firstBad = (value: unknown): number =>
    Array.isArray(value) ? value.findIndex((alert) => parseAlertWithEvent(alert) === undefined) : -1;
  return ValidateBy({
    name: 'isAlertList',
    validator: {
      validate: (value: unknown) => firstBad(value) < 0,
      defaultMessage: (args) =>
        `alerts[${firstBad(args?.value)}] must be an alert object with an id and an eventId`,
    },
  });
}
