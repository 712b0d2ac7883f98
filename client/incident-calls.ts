import type { Client } from 'openapi-fetch';
import { bodyOf } from './answers.js';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];

export type IncidentsQuery = paths['/api/v1/incidents']['get']['parameters']['query'];
export type Incident = Schemas['IncidentResponse'];
export type IncidentDetails = Schemas['IncidentDetailsResponse'];
export type IncidentMember = Schemas['IncidentMemberResponse'];
export type SimilarIncident = Schemas['SimilarIncidentResponse'];
export type IncidentNews = Schemas['IncidentNewsResponse'];
export type IncidentFeedback = Schemas['IncidentFeedbackResponse'];
export type PriorityContribution = Schemas['PriorityContributionResponse'];
export type AlertingPreview = Schemas['AlertingPreviewResponse'];
export type IncidentRootCause = Schemas['IncidentRootCauseResponse'];
export type RootCauseAnalysis = Schemas['RootCauseAnalysisResponse'];
export type RootCauseSuspect = Schemas['SuspectResponse'];
export type NewCauseFeedback = Schemas['NewCauseFeedbackRequest'];
export type RootCauseQuestion = Schemas['AnalyzeRootCauseBody'];
export type NewIncidentFeedback = Schemas['NewIncidentFeedbackRequest'];

export function incidentCalls(api: Client<paths>) {
  return {
    getIncidents: async (query: IncidentsQuery = {}) =>
      bodyOf(await api.GET('/api/v1/incidents', { params: { query } })),
    getIncident: async (id: string) =>
      bodyOf(await api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })),
    giveIncidentFeedback: async (id: string, body: NewIncidentFeedback) =>
      bodyOf(await api.POST('/api/v1/incidents/{id}/feedback', { params: { path: { id } }, body })),
    withdrawIncidentFeedback: async (id: string, feedbackId: string) =>
      bodyOf(
        await api.DELETE('/api/v1/incidents/{id}/feedback/{feedbackId}', {
          params: { path: { id, feedbackId } },
        }),
      ),
    acknowledgeIncident: async (id: string, owner: string) =>
      bodyOf(
        await api.POST('/api/v1/incidents/{id}/acknowledge', { params: { path: { id } }, body: { owner } }),
      ),
    getIncidentRootCause: async (id: string) =>
      bodyOf(await api.GET('/api/v1/incidents/{id}/root-cause', { params: { path: { id } } })),
    giveRootCauseFeedback: async (id: string, body: NewCauseFeedback) =>
      bodyOf(
        await api.POST('/api/v1/incidents/{id}/root-cause/feedback', { params: { path: { id } }, body }),
      ),
    analyzeRootCause: async (body: RootCauseQuestion) =>
      bodyOf(await api.POST('/api/v1/root-cause/analyze', { body })),
    getRootCauseAccuracy: async () => bodyOf(await api.GET('/api/v1/root-cause/accuracy')),
    getNoise: async (query: { days?: number; limit?: number } = {}) =>
      bodyOf(await api.GET('/api/v1/alerting/noise', { params: { query } })),
    previewAlerting: async (days = 7) =>
      bodyOf(await api.GET('/api/v1/alerting/preview', { params: { query: { days } } })),
  };
}
