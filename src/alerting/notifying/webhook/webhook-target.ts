import type { Clock } from '../../../platform/clock/index.js';
import { postJson } from '../queue/post-json.js';
import type { DueNotice, NoticeTarget, TargetName } from '../queue/notice-target.js';
import { webhookHeaders } from './sign-webhook.js';

interface WebhookSettings {
  readonly url: string;
  readonly secret: string | undefined;
}

/** Posts each new state of a subject once, signed. A repeat after a lost answer has the same id. */
export class WebhookTarget implements NoticeTarget {
  constructor(
    readonly name: TargetName,
    private readonly settings: WebhookSettings,
    private readonly clock: Clock,
    /** The body of a notice. */
    private readonly bodyOf: (notice: DueNotice) => object,
  ) {}

  async send(notice: DueNotice, signal: AbortSignal): Promise<void> {
    const { url, secret } = this.settings;
    const id = `${notice.key}:${notice.revision}`;
    const body = JSON.stringify({ id, ...this.bodyOf(notice) });
    const sentAt = Math.floor(this.clock.now().getTime() / 1000);
    await postJson({ url, body, headers: webhookHeaders({ id, sentAt, body }, secret) }, signal);
  }
}
