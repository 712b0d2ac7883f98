import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';

// Loading and seeding make much short-lived text. A nursery that stays small keeps the process small beside the
// service and the database; what is loaded before this line would already have let it grow.
setFlagsFromString('--max-semi-space-size=4');
setFlagsFromString('--semi-space-growth-factor=1');
await import('./program.js');
