import { type Site } from './asset.js';

export const frankfurt: Site = { location: 'Frankfurt DC1', region: 'eu-central', utcOffsetHours: 1 };
export const mumbai: Site = { location: 'Mumbai DC2', region: 'ap-south', utcOffsetHours: 5.5 };
export const london: Site = { location: 'London Branch', region: 'eu-west', utcOffsetHours: 0 };
export const leipzig: Site = { location: 'Leipzig plant', region: 'eu-central', utcOffsetHours: 1 };
