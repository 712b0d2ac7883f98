import './resolve-typescript.js';

const { startTestServer } = await import('./test-server.ts');

export default startTestServer;
