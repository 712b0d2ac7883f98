import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../http/index.js';
import { type SimulatorSettings } from '../settings.js';

/** The platform asks the same about every alert, whatever its event. */
const QUESTION = { event: { severity: 'critical' }, asset_tier: 3, related_events_count: 0 };

/** As the service answers it: nothing is checked, a fraction goes on to the integer column and fails there. */
export interface BusinessImpact {
  readonly business_impact_score: unknown;
  readonly affected_users: unknown;
  readonly revenue_at_risk: unknown;
  readonly impact_level: unknown;
}

// The platform waits for ever, and so does a strict simulator; others must end some day.
const patienceMs = 60_000;

@Injectable()
export class BusinessImpactClient {
  constructor(@Inject(SETTINGS) private readonly settings: SimulatorSettings) {}

  /** Undefined when the service is not there, or not in the mood the platform asks for. */
  async calculate(): Promise<BusinessImpact | undefined> {
    try {
      return (await this.isHealthy()) ? await this.ask() : undefined;
    } catch {
      return undefined;
    }
  }

  private patience(): RequestInit {
    return this.settings.strict ? {} : { signal: AbortSignal.timeout(patienceMs) };
  }

  private async isHealthy(): Promise<boolean> {
    const response = await fetch(`${this.settings.mlServiceUrl}/health`, this.patience());
    return response.ok && isExactlyHealthy(await response.json());
  }

  private async ask(): Promise<BusinessImpact | undefined> {
    const response = await fetch(`${this.settings.mlServiceUrl}/ml/calculate-business-impact`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(QUESTION),
      ...this.patience(),
    });
    return response.ok ? ((await response.json()) as BusinessImpact) : undefined;
  }
}

export function isExactlyHealthy(answer: unknown): boolean {
  return JSON.stringify(answer) === '{"status":"healthy"}';
}
