import type { Clock } from '../../../platform/clock/index.js';
import type { StoredNotice } from '../incident-notice.js';
import { postJson } from '../queue/post-json.js';
import type { DueNotice, NoticeTarget } from '../queue/notice-target.js';
import { alertmanagerAlerts, REPEAT_AFTER_MS } from './alertmanager-alerts.js';

interface AlertmanagerSettings {
  /** Base address. */
  readonly url: string;
  readonly serviceName: string;
}

/** Posts incidents as alerts, and again while they are open. Alertmanager takes the same labels for the same alert. */
export class AlertmanagerTarget implements NoticeTarget {
  readonly name = 'alertmanager';
  readonly repeatAfterMs = REPEAT_AFTER_MS;

  constructor(
    private readonly settings: AlertmanagerSettings,
    private readonly clock: Clock,
  ) {}

  async send({ payload, delivered }: DueNotice, signal: AbortSignal): Promise<void> {
    const state = {
      notice: payload as StoredNotice,
      delivered: delivered as StoredNotice | null,
      nowMs: this.clock.now().getTime(),
    };
    const body = JSON.stringify(alertmanagerAlerts(state, this.settings.serviceName));
    const url = `${this.settings.url.replace(/\/+$/, '')}/api/v2/alerts`;
    await postJson({ url, body }, signal);
  }
}
