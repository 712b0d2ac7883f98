/** The source of such a connection is nearer to the core; of all others only that they connect is known. */
export const DIRECTED = ['uplink', 'wan'];
