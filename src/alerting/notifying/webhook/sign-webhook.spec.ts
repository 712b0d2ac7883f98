import { webhookHeaders } from './sign-webhook.js';

describe('webhookHeaders', () => {
  it('signs as the Standard Webhooks specification does, by the example of its libraries', () => {
    const content = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      sentAt: 1_614_265_330,
      body: '{"test": 2432232314}',
    };

    expect(webhookHeaders(content, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toEqual({
      'webhook-id': content.id,
      'idempotency-key': content.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('takes any text for a key, and signs nothing without one', () => {
    const content = { id: 'a:1', sentAt: 1, body: '{}' };

    expect(webhookHeaders(content, 'my key')['webhook-signature']).toMatch(/^v1,[\w+/]{43}=$/);
    expect(webhookHeaders(content, undefined)).not.toHaveProperty('webhook-signature');
  });
});
