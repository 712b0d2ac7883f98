export const faultModes = ['none', 'down', 'slow', 'error500', 'too-many-requests'] as const;
export type FaultMode = (typeof faultModes)[number];

export interface Fault {
  readonly mode: FaultMode;
  /** Only requests whose path begins so; all of them without it. */
  readonly path?: string | undefined;
  /** Only this method. */
  readonly method?: string | undefined;
  /** How long `slow` waits, how long `too-many-requests` asks to wait. */
  readonly delayMs?: number | undefined;
  /** The fault ends after so many requests. */
  readonly count?: number | undefined;
}

export const noFault: Fault = { mode: 'none' };

const controlPath = '/simulator/';

/** The switch itself always works; and `GET /` answers during error500, as it does on the platform. */
export function concerns(fault: Fault, method: string, path: string): boolean {
  if (fault.mode === 'none' || path.startsWith(controlPath)) {
    return false;
  }
  if (fault.mode === 'error500' && path === '/' && fault.path === undefined) {
    return false;
  }
  return path.startsWith(fault.path ?? '/') && (fault.method === undefined || fault.method === method);
}

export function afterOneRequest(fault: Fault): Fault {
  if (fault.count === undefined) {
    return fault;
  }
  return fault.count <= 1 ? noFault : { ...fault, count: fault.count - 1 };
}
