import type { Episode, OutboxMessage } from '../../ml-api.js';
import { deliveryOf } from './delivery.js';

describe('deliveryOf', () => {
  const episode = { id: 'a', announcedSeverity: 'high' } as Episode;
  const message = (status: string, reason: string | null = null) =>
    ({ episodeId: 'a', status, reason }) as OutboxMessage;

  it('is delivered when nothing of it waits', () => {
    expect(deliveryOf(episode, [{ ...message('pending'), episodeId: 'b' }]).state).toBe('delivered');
  });

  it('is refused where one message was parked, and says why', () => {
    const parked = message('parked', 'unknown asset');
    expect(deliveryOf(episode, [message('pending'), parked])).toEqual({
      state: 'refused',
      detail: 'unknown asset',
    });
  });

  it('waits or was never announced', () => {
    expect(deliveryOf(episode, [message('pending')]).state).toBe('waiting');
    expect(deliveryOf({ ...episode, announcedSeverity: null }, []).state).toBe('not announced');
  });
});
