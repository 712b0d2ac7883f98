export { freePort } from '../../launcher/ports.js';
export { startProgram, type Exit, type Program, type ProgramOptions } from './start-program.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { waitFor, type WaitOptions } from './wait-for.js';
