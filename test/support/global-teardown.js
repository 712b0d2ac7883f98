import './resolve-typescript.js';

const { stopTestServer } = await import('./test-server.ts');

export default stopTestServer;
