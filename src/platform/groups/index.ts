export { groupsOf, groupsOfSize } from './groups-of.js';
