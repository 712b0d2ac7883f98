import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { AlertmanagerTarget } from './alertmanager/alertmanager-target.js';
import { incidentBody } from './webhook/incident-body.js';
import { WebhookTarget } from './webhook/webhook-target.js';
import { type NoticeTarget, NoticeTargets } from './queue/notice-target.js';

/** Those of the settings. */
@Injectable()
export class ConfiguredTargets extends NoticeTargets {
  override readonly all: readonly NoticeTarget[];

  constructor(
    clock: Clock,
    @Inject(SERVICE_CONFIG) { notices, serviceName }: Pick<ServiceConfig, 'notices' | 'serviceName'>,
  ) {
    super();
    const { webhookUrl, webhookSecret: secret, alertmanagerUrl, reportUrl } = notices;
    this.all = [
      ...(webhookUrl === undefined
        ? []
        : [new WebhookTarget('webhook', { url: webhookUrl, secret }, clock, incidentBody)]),
      ...(alertmanagerUrl === undefined
        ? []
        : [new AlertmanagerTarget({ url: alertmanagerUrl, serviceName }, clock)]),
      ...(reportUrl === undefined
        ? []
        : [
            new WebhookTarget(
              'report',
              { url: reportUrl, secret },
              clock,
              ({ payload }) => payload as object,
            ),
          ]),
    ];
  }
}
