/** The sections of the OpenAPI document, in the order in which somebody new to the service tries them. */
export const API_SECTIONS: readonly { readonly name: string; readonly description: string }[] = [
  {
    name: 'health',
    description: 'Whether the service is up and what it is missing, and how an asset is doing.',
  },
  {
    name: 'detection',
    description:
      'Score samples on request, read stored scores, and try settings on the past before using them.',
  },
  { name: 'training', description: 'Train a model on recent history, and follow the training runs.' },
  { name: 'metrics', description: 'The samples the service reads, with their statistics.' },
  {
    name: 'episodes',
    description:
      'Consecutive anomalous samples of one series, with their explanation and the feedback of operators.',
  },
  {
    name: 'forecasts',
    description:
      'What a series will do in the next hours to a year, how far to trust that, and how earlier forecasts turned out.',
  },
  {
    name: 'incidents',
    description: 'Episodes and events of the platform that belong together, as one, by urgency.',
  },
  {
    name: 'root causes',
    description:
      'Why something alarms, or that nothing of what is monitored says so, and how often that was right.',
  },
  {
    name: 'capacity',
    description: 'When series and groups of assets reach their limits, and when they would under a change.',
  },
  {
    name: 'maintenance',
    description:
      'How healthy the fleet is, what will fail, how sure that is and what to do about it: risks with their reasons, recommendations, failures to learn from, models.',
  },
  {
    name: 'silences',
    description: 'Keep planned work from being announced. What is silenced is still scored.',
  },
  { name: 'models', description: 'Versions of the model: compare, activate and keep them, and see drift.' },
  { name: 'access', description: 'Who a caller is known to be, and what that allows.' },
  {
    name: 'stream',
    description:
      'What changes, sent at once: sweeps, episodes, incidents, trainings and models, as server-sent events.',
  },
  {
    name: 'topology',
    description:
      'Who depends on whom, from all sources together, and what becomes unreachable without an asset.',
  },
  { name: 'correlations', description: 'Which alerts of EMS Core belong together.' },
  { name: 'outbox', description: 'Messages to EMS Core: what waits, what was delivered, what was refused.' },
  {
    name: 'dashboard',
    description:
      'What the web app at /dashboard shows beyond the others: the whole fleet at once, one asset, the settings.',
  },
  { name: 'EMS Core callback', description: 'What EMS Core asks this service while it opens an alert.' },
];
