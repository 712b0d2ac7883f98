/** Written by `npm run client` from the OpenAPI document of the service; not by hand. */
export interface paths {
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check the database, EMS Core, the sweeps and the model. */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/asset/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rate the health of an asset, with the reasons. */
        get: operations["getAssetHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say that the process can serve.
         * @description Without any I/O. EMS Core asks this before it asks for a business impact.
         */
        get: operations["isAlive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/anomaly/detect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Score the recent samples of one asset or of all.
         * @description Explains the anomalies among them and ranks the assets. Nothing is stored.
         */
        post: operations["detect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/anomaly/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try another threshold, contamination or model on the last days.
         * @description Answers which episodes it would have raised, and which of the real ones it would have missed. Nothing is
         *     stored or sent.
         */
        post: operations["previewEpisodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/anomaly/preview/curve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Try all thresholds at once on the last days.
         * @description Answers which thresholds raise which episodes, and keep which of the real ones, so that whoever asks can move a threshold without asking
         *     again. Nothing is stored or sent.
         */
        get: operations["getThresholdCurve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/anomaly/scores/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the scores that the sweeps stored for an asset. */
        get: operations["getScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/anomaly/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Train a new model on recent history.
         * @description It becomes active unless it does worse than the active one. Answers when the run has ended, or at once with
         *     `async=true`.
         */
        post: operations["train"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the training runs.
         * @description What each was asked, what it learned from and how it ended.
         */
        get: operations["listTrainingRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one training run.
         * @description With its progress while it runs.
         */
        get: operations["getTrainingRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training-runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a training run to stop.
         * @description It stops at its next step; the active model stays in use.
         */
        post: operations["cancelTrainingRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the samples of an asset with their statistics. */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics/{assetId}/chart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one metric of an asset in steps, ready to be drawn.
         * @description Samples, what is expected, scores, anomalies and episodes, in columns of one length. A metric that has no samples in the range is
         *     answered with empty steps.
         */
        get: operations["getChart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/anomaly/episodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the episodes of the last hours, with their feedback. */
        get: operations["listEpisodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/anomaly/episodes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one episode with all its feedback. */
        get: operations["getEpisode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/anomaly/episodes/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an episode or mark it as a false alarm.
         * @description The threshold of its series moves accordingly; the newest feedback counts.
         */
        post: operations["giveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/anomaly/episodes/{id}/feedback/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what feedback would change, without storing it. */
        get: operations["previewFeedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forecast one metric of an asset.
         * @description Made from the series' own past only, in a worker thread, within a second; nothing is stored. With `asOf` in the past it answers what would
         *     have been said then, beside what came.
         */
        post: operations["makeForecast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the forecasts that are made once a day, and how they turned out.
         * @description A week ahead, an hour a step. Accuracy is that of forecasts that were really made: how often what came was inside the band, and the error
         *     beside that of the seasonal naive forecast.
         */
        get: operations["getForecasts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seasonality/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find the seasons of the series of an asset, with their typical day and week. */
        get: operations["getSeasonality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerting/noise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what comes again and again, with the setting that would calm each.
         * @description By asset and kind, counted whether it was announced or suppressed; what came less than three times is not listed.
         */
        get: operations["listNoise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerting/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare what each setting of ALERTING would have announced in the last days.
         * @description Incidents are made whatever the setting, so that it can be compared before it is changed. `lost` is empty where nothing that operators
         *     confirmed would have gone unsaid.
         */
        get: operations["previewAlerting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts that belong together as incidents, the most urgent first.
         * @description Those that were merged into another one are not listed. Pages are stable: what comes or goes moves no other from one page to another.
         */
        get: operations["listIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an incident, what became of it, and why it is as urgent as it is.
         * @description Members carry entity, begin and end, so that they can be drawn as lanes. One that was merged into another has none any more; `mergedInto` says
         *     where they are.
         */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an incident over, so that EMS Core names the owner of its alerts.
         * @description It goes through the outbox, so that it arrives although EMS Core is away. What a person owns is not resolved by this service any more. 409 where no
         *     alert in EMS Core stands for the incident.
         */
        post: operations["acknowledgeIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an incident was real or noise, or grouped wrongly.
         * @description Later incidents that begin alike become more urgent, or less. Members that were split off stay apart from the others of their kind, and an incident
         *     that was merged goes with it, until the feedback is taken back.
         */
        post: operations["giveIncidentFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/feedback/{feedbackId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take feedback of an incident back.
         * @description Members that it moved are where they were before.
         */
        delete: operations["withdrawIncidentFeedback"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up the last hours for whoever takes over.
         * @description What happened by priority, what is still open, what was suppressed and why, and what to look at next. It is also posted to
         *     REPORT_WEBHOOK by REPORT_SCHEDULE.
         */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/root-cause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what caused an incident, or that nothing of what is monitored says so.
         * @description Looked for when the incident opens, while it grows, and once more when it is over. With who suffers from it, and what similar incidents turned out to be.
         */
        get: operations["getIncidentRootCause"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/root-cause/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which one was the cause of an incident, or was not.
         * @description Shown with it and with its like from then on, and counted (`GET /api/v1/root-cause/accuracy`).
         */
        post: operations["giveRootCauseFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/root-cause/accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask how often causes were right.
         * @description Counts what operators confirmed or denied against the last analysis of each incident, and how well the stated probabilities held.
         */
        get: operations["getRootCauseAccuracy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/root-cause/analyze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask why an asset alarmed at any moment of the past.
         * @description Reads what was measured around it in the network, learns from the hours before what is usual, and weighs who is to blame, in a worker thread.
         *     Nothing is stored. Where nothing is likely enough, the answer is "No cause found", with what was looked at.
         */
        post: operations["analyzeRootCause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ml/analyze-root-cause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Name the root cause of an event, in the shape of the platform's client class.
         * @description The same analysis as `POST /api/v1/root-cause/analyze`, of which it answers only the likeliest cause.
         */
        post: operations["analyzePlatformRootCause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/capacity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List when limits are reached, the most urgent first.
         * @description For each series or group with a known limit: when the median and the upper band reach 80 % and 100 % of it, how likely by the horizon, how it
         *     grows, and what size would last. A group is forecast as one series, the sum of its members hour by hour, with bands from its own past. Made from
         *     busy levels that are read once a day: the platform is not asked.
         */
        get: operations["listCapacity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/capacity/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask when a limit would be reached under a change.
         * @description More or less load, a larger limit, assets that move, from some day on: the same answer beside the one without. Nothing is stored. Without a
         *     change it shows the history and what is expected.
         */
        post: operations["askWhatIf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Foresee failures of one asset, with what was predicted of it before. */
        get: operations["readAssetOutlook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the predictions that were really made turned out.
         * @description A prediction counts when its horizon is over, whatever came of it; that of a failure is at once under `outcomes`.
         */
        get: operations["readRiskAccuracy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List failures of assets, which models learn from.
         * @description They are learnt from the platform, confirmed by operators, or added by hand. Models of failure learn from those that count. What is wrong here is wrong in every prediction: strike it out.
         */
        get: operations["listFailures"];
        put?: never;
        /** Add a failure that the service did not notice. */
        post: operations["addFailure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/failures/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a failure count again that was struck out. */
        post: operations["restoreFailure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/failures/{id}/strike-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Strike out a failure that was none.
         * @description It does not count any more, and is not learnt again.
         */
        post: operations["strikeOutFailure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the fleet is doing, now and day by day.
         * @description Health is 100 less what a predicted failure, the status, open episodes and missing samples take off. Assets in maintenance and those of
         *     which nothing is known are counted and not rated.
         */
        get: operations["getFleetHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/health/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an asset is doing, what lowers its health, and the same day by day. */
        get: operations["getAssetHealthHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of the models of failure.
         * @description Each with how it did on what it had not seen. Models are fitted once a week, sooner when many more failures are known or the one in use has drifted, and put to use where they pass
         *     the quality gate.
         */
        get: operations["listFailureModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/models/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an earlier version of the models of failure to use again.
         * @description What is predicted from then on is predicted by it, until the next one passes the quality gate.
         */
        post: operations["rollBackFailureModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan what to do together in a window.
         * @description Of the open recommendations the most urgent, one asset each, and never two that stand in for each other: whatever of them is down at a time, nothing
         *     goes down that no one of them takes down alone. What is left over says why. Nothing is stored.
         */
        post: operations["planMaintenance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what to do before assets fail, the most urgent first.
         * @description From what raises the risk of the next 30 days to an action, by the table in docs/maintenance.md. Ordered by probability × share of the risk × what
         *     hangs on the asset × how often such an action was right.
         */
        get: operations["listRecommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/recommendations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a recommendation is done, not needed, or postponed.
         * @description It is kept as it was, with what happens to the asset within 30 days, and counts for how much such an action is trusted. `open` takes the newest mark
         *     back.
         */
        post: operations["markRecommendation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance/risks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rank assets by how likely they fail, with when and why.
         * @description Predicted every six hours. With too few failures for a model, assets are ranked by the day on which a metric reaches its limit, and
         *     `reason` says so.
         */
        get: operations["listRisks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/silences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the silences that are in force or to come. */
        get: operations["listSilences"];
        put?: never;
        /**
         * Silence an asset, a metric, alerts of a kind, or everything.
         * @description By asset, metric, kind, text and severity; all that is given must hold. What is silenced is scored and its episodes are tracked, but nothing is announced to EMS Core. An episode
         *     that is open when the silence ends is announced then.
         */
        post: operations["addSilence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/silences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a silence.
         * @description Open episodes that it covered are announced.
         */
        delete: operations["removeSilence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the trained models. */
        get: operations["getModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{modelVersion}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one model.
         * @description Its metrics, parameters, features and history.
         */
        get: operations["getModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{modelVersion}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate an earlier model.
         * @description Every process follows within five seconds; a request or a sweep that is running finishes with the model it
         *     began with.
         */
        post: operations["activateModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{modelVersion}/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how far the network has moved from what a model was trained on.
         * @description Over all and by metric, which feature has moved and since when.
         */
        get: operations["getModelDrift"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{modelVersion}/drift/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how the drift of a model went.
         * @description Over all and by metric, for a chart: 300 points a line at most, of measurements close to each other the highest.
         */
        get: operations["getModelDriftHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{modelVersion}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the file of a model, however old it gets. */
        post: operations["pinModel"];
        /** Let the file of a model be deleted when it is old. */
        delete: operations["unpinModel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See who you are, and what you may do.
         * @description Of the token or key that the request is sent with. A wrong one is no error here: the answer has the reason.
         */
        get: operations["getAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who changed what, the newest first.
         * @description Every call that may change something leaves an entry, whether it succeeds or not; so do API keys that are made and revoked. Entries are kept for
         *     AUDIT_RETENTION_DAYS.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what changes, as server-sent events.
         * @description Events `sweep`, `episode`, `incident`, `training`, `model` and `reset`, with JSON as data. `reset` has no data: the id that was asked for is too old
         *     or unknown, or too much changed at once; load everything again. Events are kept for an hour, and are the same from every replica. A comment each 15 s
         *     keeps the connection open.
         */
        get: operations["followChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/topology": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show who depends on whom, around a node or page by page.
         * @description Merged from EMS Core's table of connections, its API and TOPOLOGY_FILE. A source that is away is said, and what it said last
         *     is kept. A cursor serves as long as the version stays the same.
         */
        get: operations["getTopology"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/topology/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what an asset depends on, and what is lost without it.
         * @description Lost is what can be reached by no other way, or needs something that is lost.
         */
        get: operations["getNodeTopology"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/correlations/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Group alerts that belong together.
         * @description By event, by asset, and by the incidents that they would make (`time_cluster`); an alert may be in several groups. Nothing is stored.
         */
        post: operations["findCorrelations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ems/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages to EMS Core.
         * @description Those that wait, those that were delivered, and those given up (`parked`) with the reason.
         */
        get: operations["listOutbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ems/outbox/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a parked message again.
         * @description Messages of the same episode that were parked because of it are sent too.
         */
        post: operations["resendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an asset with its metrics and its neighbours.
         * @description What each metric is now; for its past ask for its scores, episodes and samples.
         */
        get: operations["getAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how all assets are doing, page by page.
         * @description The health, the open episodes and the highest scores by columns of time of each asset, with how new that is. Pages are
         *     stable: an asset that comes or goes moves no other from one page to another.
         */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the settings of this process.
         * @description What each means, whether it has its default, and its value unless that is a secret. They are set by environment variables.
         */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ml/calculate-business-impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate the business impact of an event.
         * @description EMS Core asks this before it opens an alert. While this service posts one, the answer is the score of that
         *     alert; otherwise it is computed from severity, tier and related events alone.
         */
        post: operations["calculateBusinessImpact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        FieldFaultResponse: {
            /** @example timeRange */
            field: string;
            message: string;
        };
        ProblemResponse: {
            /** @example urn:ems-ml-service:problem:invalid_request */
            type: string;
            title: string;
            /** @example 400 */
            status: number;
            detail: string;
            /** @example /api/v1/anomaly/detect */
            instance: string;
            /** @description Always false. */
            success: boolean;
            /**
             * @description Stable code.
             * @example invalid_request
             */
            error: string;
            timestamp: string;
            /** @description Every bad field of a 400. */
            errors?: components["schemas"]["FieldFaultResponse"][];
        };
        AccessResponse: {
            /**
             * @description How callers are known: the setting AUTH_MODE.
             * @enum {string}
             */
            mode: "jwt" | "api-key" | "none";
            /** @description As the token or the key names the caller; null where it is not known. */
            name: string | null;
            /**
             * @description What the caller may do; null: nothing.
             * @enum {string|null}
             */
            role: "viewer" | "operator" | "admin" | null;
            /** @description Why the caller is not known; null where it is. */
            reason: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description Whether nobody has to say who they are, so that the name is nobody's. */
            isAnonymous: boolean;
        };
        AuditEntryResponse: {
            /** @description Of the client; null for a command on the machine of the service. */
            address: string | null;
            /** @description As the answer's `X-Request-Id`, and the lines of the log; null for a command. */
            requestId: string | null;
            /** @description What was sent, shortened; null for nothing. */
            request: {
                [key: string]: unknown;
            } | null;
            /** @description What there was before, shortened; null where there was nothing, or nothing changed. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description What there was afterwards, as it was answered, shortened; null where nothing changed. */
            after: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Of the answer; null while the work goes on, and where the process ended over it.
             * @example 200
             */
            status: number | null;
            /** @description Code of the error; null where there is none. */
            error: string | null;
            id: string;
            /** @description ISO 8601, UTC. */
            at: string;
            /** @description As the token or the key names who it was; `anybody` with AUTH_MODE=none. */
            caller: string;
            /** @description What the caller may do. */
            role: string;
            /**
             * @description Id of the operation in this document; `createApiKey` and `revokeApiKey` for `npm run keys`.
             * @example activateModel
             */
            operation: string;
            target: string;
        };
        AuditEntriesResponse: {
            /** @description Asks for the next page; null on the last one. */
            nextCursor: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description Newest first. */
            entries: components["schemas"]["AuditEntryResponse"][];
        };
        ImpactEventDto: {
            /**
             * @description Severity in the words of EMS Core: critical, warning or info. Anything else counts as warning.
             * @example critical
             */
            severity?: string;
        };
        BusinessImpactRequestDto: {
            /** @description The event the alert is opened for. */
            event?: components["schemas"]["ImpactEventDto"];
            /**
             * @description Tier of the asset: 1 critical, 2 important, 3 standard. Anything else counts as 3.
             * @example 1
             */
            asset_tier?: number;
            /**
             * @description How many other events belong to the same incident.
             * @example 2
             */
            related_events_count?: number;
        };
        BusinessImpactDto: {
            /** @description Users affected. Always null: this service knows no user counts and does not guess. */
            affected_users: null;
            /** @description Revenue at risk. Always null: this service knows no revenue and does not guess. */
            revenue_at_risk: null;
            /**
             * @description critical from a score of 80, high from 60, medium from 35, low below.
             * @example critical
             * @enum {string}
             */
            impact_level: "low" | "medium" | "high" | "critical";
            /**
             * @description 0 (none) to 100. Points of the severity (critical 60, warning 35, info 10), of the asset's tier (1: 25, 2: 15, 3: 5)
             *     and of the related events (3 each, at most 15).
             * @example 91
             */
            business_impact_score: number;
        };
        OutboxMessageResponse: {
            /** @description Title of the event; null for alerts and resolutions. */
            title: string | null;
            /** @description Why it was not taken last; null where it was. */
            reason: string | null;
            /** @description What EMS Core calls it; null until it is delivered. */
            emsId: string | null;
            /** @description ISO 8601, UTC; null until it is delivered. */
            deliveredAt: string | null;
            /** @description UUID. */
            id: string;
            /** @description `event`, `alert` or `resolution`. */
            kind: string;
            /** @description `pending`, `delivered`, `parked` (given up) or `dropped` (nothing left to do). */
            status: string;
            /** @description UUID of the episode it is about. */
            episodeId: string;
            /** @description How often it was sent, 0 or more. */
            attempts: number;
            /** @description How often EMS Core refused it while it took others, 0 or more. */
            refusals: number;
            /** @description ISO 8601, UTC. */
            createdAt: string;
        };
        OutboxResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description Newest first. */
            messages: components["schemas"]["OutboxMessageResponse"][];
            /** @description How many there are in all pages. */
            total: number;
        };
        ResendResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description What will be sent, in this order. */
            messages: components["schemas"]["OutboxMessageResponse"][];
        };
        MetricPoint: {
            /** @description ISO 8601, UTC. */
            timestamp: string;
            /** @description In the metric's unit; never null: missing samples are excluded and counted. */
            value: number;
            /** @description Canonical name; there where several series were asked for, which are distinguished by nothing else. */
            metricName?: string;
            /** @description Of the value, empty when unknown; there where `metricName` is. */
            unit?: string;
        };
        MetricStatistics: {
            /** @description Null when there are no samples, as are the others. */
            mean: number | null;
            median: number | null;
            /** @description Population standard deviation. */
            std: number | null;
            min: number | null;
            max: number | null;
            q25: number | null;
            q75: number | null;
            /** @description Samples described. */
            count: number;
        };
        MetricSeriesResponse: {
            /** @description Canonical name. */
            metricName: string;
            /** @description Empty when unknown. */
            unit: string;
            statistics: components["schemas"]["MetricStatistics"];
            /** @description Values that are no readings by the policy of the metric: codes, or impossible. They are in `data` and in the statistics. */
            invalid: number;
        };
        MetricHistoryResponse: {
            /**
             * @description As EMS Core has it: a UUID, or an integer on older platforms.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /** @example core-rtr-01 */
            assetName: string;
            /** @description Canonical name, or `all`. */
            metricName: string;
            /** @description Empty when unknown or when the metrics differ in unit. */
            unit: string;
            /** @description Ascending by time. */
            data: components["schemas"]["MetricPoint"][];
            /** @description Samples that were null, NaN or infinite and therefore excluded from `data`. */
            missing: number;
            /** @description Values of `data` that are no readings by the policy of their metric: codes, or impossible. */
            invalid: number;
            /**
             * @description Of all values in `data`. Where the metrics differ in unit and `unit` is empty, only `count` means something: go by the statistics
             *     in `series`.
             */
            statistics: components["schemas"]["MetricStatistics"];
            /** @description Each metric that has samples in `data`, with statistics of its own. */
            series: components["schemas"]["MetricSeriesResponse"][];
        };
        ModelResponse: {
            /** @example anomaly_detection */
            modelType: string;
            /** @example 20261122T141502123Z */
            modelVersion: string;
            /** @description ISO 8601, UTC. */
            trainingDate: string;
            /** @description `candidate`, `active`, `retired` or `rejected`. */
            status: string;
            /** @description Figures of the training: `samples_trained`, `mean_score` and so on. */
            metrics: {
                [key: string]: unknown;
            };
            /** @description What the model was trained with. */
            parameters: {
                [key: string]: unknown;
            };
        };
        ModelsResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description Newest first. */
            models: components["schemas"]["ModelResponse"][];
            /** @description How many there are in all pages. */
            totalModels: number;
        };
        GateCheckResponse: {
            /** @enum {string} */
            name: "score-distribution" | "alarm-rate" | "agreement" | "known-episodes";
            /** @description Type of the assets it was looked at for, where that has a model of its own; not there for all together. */
            scope?: string;
            isPassed: boolean;
            /** @description What was found and what is allowed. */
            finding: string;
        };
        GateReportResponse: {
            /** @description Version of the model that was active. */
            comparedWith: string | null;
            /** @description `passed`, `rejected`, or `forced`: activated although a check had failed. */
            outcome: string;
            /** @description Held-out samples that both models scored. */
            nSamples: number;
            nSeries: number;
            /** @description Empty where there was nothing to compare. */
            checks: components["schemas"]["GateCheckResponse"][];
            reason: string;
        };
        ModelTransitionResponse: {
            /** @description Null for a model that was new. */
            fromStatus: string | null;
            /** @description `candidate`, `active`, `retired` or `rejected`. */
            toStatus: string;
            /** @description Who made the step: `user`, `schedule`, `startup` or `gate`. */
            actor: string;
            reason: string;
            /** @description ISO 8601, UTC. */
            at: string;
        };
        ModelDetailsResponse: {
            /** @description How it did against the model that was active; null for one that was not evaluated. */
            gate: components["schemas"]["GateReportResponse"] | null;
            /** @description Always true. */
            success: boolean;
            /** @description How the training came about and the range of its history. */
            metadata: {
                [key: string]: unknown;
            };
            /** @description What the model looks at in every sample. */
            features: string[];
            /** @description Its file is kept, however old it gets. */
            isPinned: boolean;
            /** @description False once its file was deleted: it can then not be activated any more. */
            isAvailable: boolean;
            /** @description Its life, oldest step first. */
            transitions: components["schemas"]["ModelTransitionResponse"][];
            /** @example anomaly_detection */
            modelType: string;
            /** @example 20261122T141502123Z */
            modelVersion: string;
            /** @description ISO 8601, UTC. */
            trainingDate: string;
            /** @description `candidate`, `active`, `retired` or `rejected`. */
            status: string;
            /** @description Figures of the training: `samples_trained`, `mean_score` and so on. */
            metrics: {
                [key: string]: unknown;
            };
            /** @description What the model was trained with. */
            parameters: {
                [key: string]: unknown;
            };
        };
        ActivateModelRequest: {
            /**
             * @description Why, for those who look it up later.
             * @example The new one alarms on every backup
             */
            reason?: string;
            /** @description Also a model that did not pass the quality gate or was never evaluated. */
            force?: boolean;
        };
        MetricDriftResponse: {
            /** @description Population stability index of the feature that moved most; null where there are too little to say. */
            drift: number | null;
            /**
             * @description The feature that moved most.
             * @enum {string|null}
             */
            feature: "value" | "change" | "departure" | "spread" | "trough" | "crest" | "seasonal" | "excess" | null;
            metricName: string;
            /** @description Hours of recent series it rests on. */
            hours: number;
        };
        DriftResponse: {
            /** @description Of all metrics together: population stability index, 0 upwards; null where there are too little to say. */
            drift: number | null;
            /**
             * @description The feature that moved most.
             * @enum {string|null}
             */
            feature: "value" | "change" | "departure" | "spread" | "trough" | "crest" | "seasonal" | "excess" | null;
            /** @description Since when it is beyond without a break, ISO 8601, UTC; null where it is not. */
            since: string | null;
            /** @description Always true. */
            success: boolean;
            /** @example 20261122T141502123Z */
            modelVersion: string;
            /** @description From here on a new model is trained (DRIFT_THRESHOLD). */
            threshold: number;
            isBeyond: boolean;
            /** @description One sentence for people. */
            description: string;
            /** @description ISO 8601, UTC. */
            measuredAt: string;
            /** @description Largest drift first. */
            metrics: components["schemas"]["MetricDriftResponse"][];
        };
        DriftPointResponse: {
            /** @description Population stability index of the feature that moved most, 0 upwards; null where there was too little to say. */
            drift: number | null;
            /** @description ISO 8601, UTC. */
            at: string;
        };
        MetricDriftHistoryResponse: {
            metricName: string;
            /** @description Oldest first. */
            points: components["schemas"]["DriftPointResponse"][];
        };
        DriftHistoryResponse: {
            /** @description Always true. */
            success: boolean;
            /** @example 20261122T141502123Z */
            modelVersion: string;
            /** @description From here on a new model is trained (DRIFT_THRESHOLD). */
            threshold: number;
            /** @description Of all metrics together, oldest first; 300 at most, of several close to each other the highest. */
            overall: components["schemas"]["DriftPointResponse"][];
            /** @description The metric that drifted furthest in the time comes first. */
            metrics: components["schemas"]["MetricDriftHistoryResponse"][];
        };
        TrainingParameters: {
            /**
             * @description Share of the history expected to be anomalous; reported back, no score depends on it.
             * @example 0.05
             */
            contamination?: number;
            /**
             * @description Trees in the forest.
             * @example 60
             */
            n_estimators?: number;
            /**
             * @description Rows each tree is grown from.
             * @example 256
             */
            max_samples?: number;
            /**
             * @description Seed: the same history and seed give the same model, bit for bit.
             * @example 1
             */
            random_state?: number;
        };
        TrainRequest: {
            /**
             * @description The only model type so far.
             * @default anomaly_detection
             * @enum {string}
             */
            modelType?: "anomaly_detection";
            /**
             * @description Assets to learn from, as EMS Core numbers them; all monitored assets without it.
             * @example [
             *       "10f13de4-e972-4765-a047-86aabdb9a16e"
             *     ]
             */
            assetIds?: (string | number)[];
            /**
             * @description History to learn from, in seconds up to now.
             * @default 86400
             * @example 86400
             */
            timeRange?: number;
            /** @description Activate the model whatever the quality gate says of it. */
            force?: boolean;
            parameters?: components["schemas"]["TrainingParameters"];
        };
        TrainingMetricsResponse: {
            samples_trained: number;
            contamination: number;
            /** @description Mean score of the training rows, 0..1. */
            mean_score: number;
            std_score: number;
            /** @description Training rows that score at least 0.7. */
            anomalies_detected: number;
            normal_detected: number;
            series_trained: number;
            /** @description Series not read because enough samples had been. */
            series_excluded: number;
            /** @description Samples excluded because an episode is open: what is wrong right now must not be learnt as normal. */
            samples_in_incidents: number;
            /** @description Samples kept back to evaluate the model on. */
            samples_held_out: number;
            /** @description Rows the forest was grown from. */
            rows_sampled: number;
            /** @description Score reached by the given contamination of the rows. */
            score_at_contamination: number;
        };
        TrainResponse: {
            /** @description Always true. */
            success: boolean;
            message: string;
            /** @example anomaly_detection */
            modelType: string;
            modelVersion: string;
            /** @description UUID of the training run. */
            runId: string;
            trainingMetrics: components["schemas"]["TrainingMetricsResponse"];
            /** @description The same as `trainingMetrics.samples_trained`. */
            trainingSamples: number;
            /** @description Seconds. */
            trainingDuration: number;
        };
        ExcludedResponse: {
            /** @description `samples` or `series`. */
            what: string;
            count: number;
            reason: string;
        };
        TrainingRunDataResponse: {
            /** @description ISO 8601, UTC. */
            from: string;
            /** @description ISO 8601, UTC. */
            until: string;
            assets: number;
            seriesUsed: number;
            samplesUsed: number;
            excluded: components["schemas"]["ExcludedResponse"][];
        };
        TrainingRunResponse: {
            /**
             * @description What it is doing; null once it has ended.
             * @enum {string|null}
             */
            stage: "reading" | "fitting" | "evaluating" | "activating" | null;
            /** @description The model it has made. */
            modelVersion: string | null;
            /** @description What it learnt from; null until it has ended well. */
            data: components["schemas"]["TrainingRunDataResponse"] | null;
            /** @description Figures of the training; null until it has ended well. */
            figures: components["schemas"]["TrainingMetricsResponse"] | null;
            /** @description Why there is no model, or why it was not activated. */
            reason: string | null;
            /** @description ISO 8601, UTC. */
            finishedAt: string | null;
            /** @description UUID. */
            id: string;
            /** @description `queued`, `running`, `failed`, `cancelled`, or what its model is: `candidate`, `active`, `retired` or `rejected`. */
            status: string;
            /** @description `request`, `schedule`, `startup` or `drift`. */
            trigger: string;
            /** @description What was asked for. */
            request: {
                [key: string]: unknown;
            };
            /** @description How far it has come, 0 to 100. */
            percent: number;
            serviceVersion: string;
            /** @description Layout of the features; models and states of another one do not fit. */
            featureVersion: number;
            /** @description ISO 8601, UTC. */
            startedAt: string;
        };
        OneTrainingRunResponse: {
            /** @description Always true. */
            success: boolean;
            run: components["schemas"]["TrainingRunResponse"];
        };
        TrainingRunsResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description Newest first. */
            runs: components["schemas"]["TrainingRunResponse"][];
            /** @description Runs there are in all. */
            total: number;
        };
        DetectRequest: {
            /**
             * @description Asset to look at, as EMS Core numbers it; all monitored assets without it.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId?: string | number;
            /**
             * @description How far to look back, in seconds.
             * @default 3600
             * @example 3600
             */
            timeRange?: number;
            /**
             * @description Scores from here on are anomalies of every series; without it each series goes by its own threshold, which is the
             *     setting ANOMALY_THRESHOLD or, after feedback, up to 0.2 more.
             * @example 0.7
             */
            threshold?: number;
            /**
             * @description Metrics to look at, by any of their names; all of them without it.
             * @example [
             *       "cpu_usage",
             *       "bandwidth_in"
             *     ]
             */
            metricNames?: string[];
        };
        ExpectedBand: {
            /** @description 1 % of usual values at this time of day are lower. */
            low: number;
            median: number;
            /** @description 1 % of usual values at this time of day are higher. */
            high: number;
        };
        ContributionResponse: {
            /** @example seasonal */
            feature: string;
            /** @description 0..1; all shares of an anomaly sum to 1. */
            share: number;
            /** @description `high` or `low`. */
            direction: string;
        };
        FeedbackCountsResponse: {
            /** @description Confirmed as anomalies. */
            truePositive: number;
            /** @description Marked as false alarms. */
            falsePositive: number;
            unsure: number;
        };
        AnomalyMetadataResponse: {
            modelVersion: string | null;
            /**
             * @description Whose band it is: `detector`, what it expected of the next sample, or `forecast`, what the stored forecast said of that hour.
             * @enum {string}
             */
            expectedFrom: "detector" | "forecast";
            /** @description The sample, in the metric's unit. */
            value: number;
            /** @description Value − usual value, in the metric's unit. */
            deviation: number;
            /** @description The deviation in robust standard deviations. */
            sigmas: number;
            /** @description `ml`, or `statistical` where no model took part: there is too little history for it, or the value cannot be. */
            method: string;
            /**
             * @description `isolation_forest`; `zscore` or `iqr` without it; `policy` for a value that cannot be, `stuck_value` for one that does not move.
             * @example isolation_forest
             */
            model: string;
            reason: string;
            /** @description `high`, `low`, `flat`, `unstable`, or `impossible` for a value outside of what the metric's policy says there can be. */
            direction: string;
            /** @description 0..1, how much history stands behind the score. */
            confidence: number;
            /** @description Seconds from the first sample of the series to this one, 0 or more. */
            historySeconds: number;
            expected: components["schemas"]["ExpectedBand"];
            /** @description Largest share first. */
            contributions: components["schemas"]["ContributionResponse"][];
            unit: string;
            /** @description What operators said of earlier episodes of the series in the last 90 days. */
            feedbackCounts: components["schemas"]["FeedbackCountsResponse"];
        };
        AnomalyResponse: {
            /**
             * @description As EMS Core has it: a UUID, or an integer on older platforms.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            assetName: string;
            metricName: string;
            /** @description In the metric's unit. */
            value: number;
            /** @description 0..1, higher = more anomalous; means the same in every answer. */
            score: number;
            /** @description Always true: only anomalies are listed. */
            isAnomaly: boolean;
            /** @description 0..1, the one asked for, or the threshold of the series. */
            threshold: number;
            /** @description ISO 8601, UTC. */
            timestamp: string;
            metadata: components["schemas"]["AnomalyMetadataResponse"];
        };
        AssetDriverResponse: {
            /** @example latency */
            metricName: string;
            /** @description 0..1, the metric's highest score at that time. */
            score: number;
            /** @description The sample with that score, in the metric's unit. */
            value: number;
        };
        AssetScoreResponse: {
            /**
             * @description As EMS Core has it: a UUID, or an integer on older platforms.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            assetName: string;
            /**
             * @description 0..1, mean of the asset's three highest metric scores at one time, or more where one of them alone is high; at least the threshold
             *     where a metric has reached it. Its highest in the range.
             */
            score: number;
            /** @description When it was highest: ISO 8601, UTC. One time is a 120th of the range, at least a minute. */
            timestamp: string;
            /** @description The metrics that made the score, at most three, highest first. */
            drivers: components["schemas"]["AssetDriverResponse"][];
        };
        DetectMetadata: {
            model_version: string | null;
            threshold: number;
            time_range_seconds: number;
            /** @description `ml`, or `statistical` as long as no model is trained. */
            model_type: string;
            series_analyzed: number;
            samples_analyzed: number;
            /** @description Null, NaN or infinite samples, excluded. */
            samples_missing: number;
            /** @description Samples that the platform has twice, counted once. */
            samples_duplicate: number;
            /** @description Impossible values and codes: they have a score, and nothing is learned from them. */
            samples_invalid: number;
            /** @description Samples of these assets that are dated in the future, excluded until then. */
            samples_future: number;
            /** @description Silences of more than three polling intervals. */
            gaps: number;
            /** @description True when only the 10 000 highest scores are listed. */
            truncated: boolean;
        };
        DetectResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description Assets that had samples in the range. */
            totalAnalyzed: number;
            anomaliesDetected: number;
            /** @description The anomalies, newest first. */
            results: components["schemas"]["AnomalyResponse"][];
            /** @description Every analysed asset at its worst, highest score first; at most 1000, `totalAnalyzed` counts them all. */
            assets: components["schemas"]["AssetScoreResponse"][];
            metadata: components["schemas"]["DetectMetadata"];
        };
        PreviewRequest: {
            /**
             * @description Days to look back.
             * @default 7
             * @example 2
             */
            days?: number;
            /**
             * @description Asset to look at, as EMS Core numbers it; all monitored assets without it.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId?: string | number;
            /**
             * @description Scores from here on are anomalies of every series; without it each goes by its own threshold.
             * @example 0.8
             */
            threshold?: number;
            /** @description In place of a threshold: the share of all samples that may be anomalies. */
            contamination?: number;
            /** @description A candidate or any other model whose file is kept; the active one without it. */
            modelVersion?: string;
        };
        SeverityCountsResponse: {
            low: number;
            medium: number;
            high: number;
            critical: number;
        };
        PreviewedEpisodeResponse: {
            /**
             * @description As EMS Core has it: a UUID, or an integer on older platforms.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /** @description ISO 8601, UTC; null while it goes on. */
            endedAt: string | null;
            assetName: string;
            metricName: string;
            /** @description `high`, `low`, `flat`, `unstable` or `impossible`. */
            direction: string;
            /** @description `low`, `medium`, `high` or `critical`. */
            severity: string;
            /** @description ISO 8601, UTC. */
            startedAt: string;
            /** @description Samples at the threshold. */
            samples: number;
            /** @description 0..1. */
            peakScore: number;
            /** @description ISO 8601, UTC. */
            peakAt: string;
        };
        KeptAndLostResponse: {
            /** @description Would be raised again. */
            kept: number;
            /** @description Would not. */
            lost: number;
        };
        RaisedResponse: {
            /** @description That operators confirmed. */
            confirmed: components["schemas"]["KeptAndLostResponse"];
            /** @description That operators called false alarms. */
            falseAlarm: components["schemas"]["KeptAndLostResponse"];
            /** @description Without feedback. */
            withoutFeedback: components["schemas"]["KeptAndLostResponse"];
        };
        PreviewResponse: {
            modelVersion: string | null;
            /** @description 0..1; null where each series goes by its own threshold. */
            threshold: number | null;
            /** @description Always true. */
            success: boolean;
            /** @description ISO 8601, UTC. */
            from: string;
            /** @description ISO 8601, UTC. */
            until: string;
            seriesAnalyzed: number;
            samplesAnalyzed: number;
            /** @description Episodes that would have been. */
            totalEpisodes: number;
            bySeverity: components["schemas"]["SeverityCountsResponse"];
            /** @description Newest first; the thousand highest peaks where there are more. */
            episodes: components["schemas"]["PreviewedEpisodeResponse"][];
            /** @description The episodes of the range that there really were, the newest 500, missing data aside. */
            raised: components["schemas"]["RaisedResponse"];
        };
        ThresholdRangeResponse: {
            lowest: number;
            /** @description Included. */
            highest: number;
        };
        CandidateEpisodeResponse: {
            /**
             * @description As EMS Core has it: a UUID, or an integer on older platforms.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /** @description At the lowest of its thresholds: ISO 8601, UTC; null while it goes on. */
            endedAt: string | null;
            assetName: string;
            metricName: string;
            /** @description At the lowest of its thresholds: ISO 8601, UTC. */
            startedAt: string;
            /** @description 0..1. */
            peakScore: number;
            /** @description Thresholds that raise it. */
            raisedAt: components["schemas"]["ThresholdRangeResponse"];
        };
        RaisedEpisodeResponse: {
            /**
             * @description As EMS Core has it: a UUID, or an integer on older platforms.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /** @description The newest feedback: `true_positive`, `false_positive` or `unsure`; null without any. */
            feedback: string | null;
            /** @description UUID. */
            id: string;
            assetName: string;
            metricName: string;
            /** @description ISO 8601, UTC. */
            startedAt: string;
            /** @description 0..1. */
            peakScore: number;
            /** @description Thresholds at which it would be raised again; at all others it is lost. */
            keptAt: components["schemas"]["ThresholdRangeResponse"][];
        };
        ThresholdCurveResponse: {
            modelVersion: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description ISO 8601, UTC. */
            from: string;
            /** @description ISO 8601, UTC. */
            until: string;
            /** @description Assets with samples in the time. */
            assets: number;
            seriesAnalyzed: number;
            samplesAnalyzed: number;
            /** @description The thresholds that were tried, 0.5 to 1, a hundredth apart. */
            thresholds: number[];
            /** @description Episodes that each of them raises. */
            counts: number[];
            /** @description Episodes that would be raised at some of the thresholds, highest peak first; 2000 at most. */
            episodes: components["schemas"]["CandidateEpisodeResponse"][];
            /** @description Whether there are more of them, with lower peaks; `counts` has all. */
            episodesTruncated: boolean;
            /** @description The episodes of the range that there really were, the newest 500, missing data aside. */
            raised: components["schemas"]["RaisedEpisodeResponse"][];
        };
        ScoreResponse: {
            metricName: string;
            /** @description 0..1, higher = more anomalous. */
            score: number;
            isAnomaly: boolean;
            /** @description The threshold when it was scored. */
            threshold: number;
            /** @description Whether the sample arrived after a newer one of its series was scored. */
            isLate: boolean;
            /** @description ISO 8601, UTC. */
            timestamp: string;
        };
        ScoresResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @description Always true. */
            success: boolean;
            /** @description Newest first. */
            scores: components["schemas"]["ScoreResponse"][];
            /** @description How many there are in all pages. */
            total: number;
        };
        EpisodeResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /**
             * @description Null where EMS Core does not know the asset, or is away and there is nobody else to ask.
             * @example core-rtr-01
             */
            assetName: string | null;
            /** @description ISO 8601, UTC; null while it is open. */
            endedAt: string | null;
            /** @description The sample with the highest score, in the metric's unit; null where nothing was measured. */
            peakValue: number | null;
            modelVersion: string | null;
            /** @description The severity that was announced to EMS Core last; null where none was. */
            announcedSeverity: string | null;
            /** @description The newest feedback: `true_positive`, `false_positive` or `unsure`; null without any. */
            feedback: string | null;
            /** @description Note of the newest feedback. */
            feedbackNote: string | null;
            /** @description When the newest feedback was given: ISO 8601, UTC; null without any. */
            feedbackAt: string | null;
            /** @description UUID. */
            id: string;
            /** @example bandwidth_in */
            metricName: string;
            /** @description `open` or `closed`. */
            status: string;
            /** @description From the peak score: `low` (below 0.7), `medium`, `high` (from 0.8), `critical` (from 0.9). */
            severity: string;
            /** @description `high`, `low`, `flat`, `unstable`, `impossible`; `missing` where nothing is reported. */
            direction: string;
            /** @description First sample of the unbroken run that led to the threshold: ISO 8601, UTC. */
            startedAt: string;
            /** @description Last sample of the episode so far: ISO 8601, UTC. */
            lastAnomalousAt: string;
            /** @description Samples whose score reached the threshold, 0 or more. */
            nAnomalous: number;
            /** @description 0..1, the highest score. */
            peakScore: number;
            /** @description ISO 8601, UTC. */
            peakAt: string;
            reason: string;
        };
        EpisodesResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description Newest first. */
            episodes: components["schemas"]["EpisodeResponse"][];
            /** @description How many there are in all pages. */
            total: number;
        };
        FeedbackResponse: {
            note: string | null;
            /** @description `true_positive`, `false_positive` or `unsure`. */
            feedback: string;
            /** @description ISO 8601, UTC. */
            givenAt: string;
        };
        EpisodeDetailResponse: {
            /** @description Always true. */
            success: boolean;
            episode: components["schemas"]["EpisodeResponse"];
            /** @description All feedback on it, newest first; the first counts. */
            feedbackHistory: components["schemas"]["FeedbackResponse"][];
        };
        FeedbackRequest: {
            /**
             * @description `true_positive` where the episode was a real anomaly, `false_positive` where it was a false alarm, or `unsure`,
             *     which takes earlier feedback back.
             * @example unsure
             * @enum {string}
             */
            feedback: "true_positive" | "false_positive" | "unsure";
            /**
             * @description Why, in the operator's words; at most 2000 characters.
             * @example Planned load test
             */
            note?: string;
        };
        FeedbackEffectResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description UUID. */
            episodeId: string;
            /** @description `true_positive`, `false_positive` or `unsure`. */
            feedback: string;
            /** @description Whether the feedback is stored; a preview stores nothing. */
            stored: boolean;
            /** @description 0..1, score from which the series was anomalous. */
            thresholdBefore: number;
            /** @description 0..1, the same with the feedback: ANOMALY_THRESHOLD + 0.04 × (false positives − true positives), at most 0.2 above it. */
            thresholdAfter: number;
            /** @description Episodes of the series with feedback in the last 90 days, this one included. */
            feedbackCounts: components["schemas"]["FeedbackCountsResponse"];
            /** @description Episodes of the series in the last 30 days whose peak score stays below the threshold after: 0 or more. */
            removed: number;
            /** @description Episodes of the series in the last 30 days whose peak score reaches it: 0 or more. */
            kept: number;
        };
        ForecastBody: {
            /**
             * @description Asset to look at, as EMS Core numbers it.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /**
             * @description Metric to forecast, by any of its names, or one source of a metric that has several.
             * @example cpu_usage
             */
            metricName: string;
            /**
             * @description How far to look ahead, in hours. Up to a day the points are 5 minutes apart, up to two weeks an hour, up to 90 days 6 hours, beyond a day.
             * @default 24
             * @example 24
             */
            horizonHours?: number;
            /**
             * @description Share of values that the band is to hold.
             * @default 0.95
             * @example 0.95
             */
            level?: number;
            /** @description An earlier time, ISO 8601: answers what would have been said then, beside what came. Now without it. */
            asOf?: string;
        };
        ForecastPointResponse: {
            /** @description What came: mean of the step; null where it is not over, or had no sample. */
            actual: number | null;
            /** @description Start of the step, ISO 8601, UTC. Values are means over it. */
            timestamp: string;
            /** @description Lower end of the band, in the metric's unit. */
            low: number;
            /** @description As often too high as too low. */
            median: number;
            /** @description Upper end of the band. */
            high: number;
        };
        ForecastMemberResponse: {
            /** @example autoregression-root */
            name: string;
            /** @description Share in the forecast, 0..1; all sum to 1. */
            weight: number;
        };
        SeasonResponse: {
            /**
             * @description `day` or `week`; null for any other length.
             * @example day
             */
            name: string | null;
            /** @description Length in hours. */
            periodHours: number;
            /** @description How much the series resembles itself a season later, its trend aside: an autocorrelation, up to 1. */
            strength: number;
        };
        ForecastHistoryResponse: {
            /** @description First value that was used, ISO 8601, UTC. */
            from: string | null;
            /** @description Last one. */
            until: string | null;
            /** @description Steps with a value. */
            steps: number;
            /** @description Of the steps in between, 0..1. */
            missingShare: number;
        };
        LeadAccuracyResponse: {
            /**
             * @description 1: up to an hour ahead; 24: from there to a day; 168: from there to a week.
             * @enum {number}
             */
            leadHours: 1 | 24 | 168;
            /** @description Share of them inside the band, 0..1; the band's `level` is right. */
            coverage: number | null;
            /** @description Mean absolute error of the median, in the metric's unit. */
            error: number | null;
            /** @description Mean absolute scaled error: 1 is what the seasonal naive forecast (the same as a season ago) is usually off by, a season ahead. */
            mase: number | null;
            /** @description The same of the seasonal naive forecast at these steps. */
            seasonalNaiveMase: number | null;
            /** @description Error over that of the seasonal naive forecast at the same steps: below 1 is better than it. */
            againstSeasonalNaive: number | null;
            /** @description Why figures are null; null where none is. */
            reason: string | null;
            /** @description Steps that were compared with what came. */
            n: number;
        };
        ForecastResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @description As the platform stores it; null where it is not known. */
            unit: string | null;
            /** @description Always true. */
            success: boolean;
            assetName: string;
            /** @description Canonical name. */
            metricName: string;
            /** @description When it was made, ISO 8601, UTC. */
            madeAt: string;
            /** @description What had come by then is known: `madeAt`, or `asOf` of the request. */
            asOf: string;
            /** @example seasonal-mixture */
            method: string;
            methodVersion: number;
            horizonHours: number;
            level: number;
            stepSeconds: number;
            /** @description One sentence. */
            summary: string;
            points: components["schemas"]["ForecastPointResponse"][];
            /** @description What was mixed, the largest weight first. */
            members: components["schemas"]["ForecastMemberResponse"][];
            /** @description Shortest first; none where none was found. */
            seasons: components["schemas"]["SeasonResponse"][];
            history: components["schemas"]["ForecastHistoryResponse"];
            /** @description How good the same method has been on this series: from ten earlier times, by lead, with hourly steps. */
            accuracy: components["schemas"]["LeadAccuracyResponse"][];
            /** @description What to know before planning with it, a sentence each. */
            caveats: string[];
        };
        StoredForecastResponse: {
            unit: string | null;
            metricName: string;
            /** @description ISO 8601, UTC. */
            madeAt: string;
            method: string;
            methodVersion: number;
            /** @description Share of values that the band is to hold. */
            level: number;
            stepSeconds: number;
            /** @description One sentence. */
            summary: string;
            points: components["schemas"]["ForecastPointResponse"][];
            members: components["schemas"]["ForecastMemberResponse"][];
            seasons: components["schemas"]["SeasonResponse"][];
            /** @description Whether history was shorter than three days or seasons: a level with a wide band. */
            isShort: boolean;
            /** @description How the forecasts of this series that were really made turned out at this lead, in the last four weeks. */
            accuracy: components["schemas"]["LeadAccuracyResponse"];
            /** @description The same for each range of leads. */
            accuracyByLead: components["schemas"]["LeadAccuracyResponse"][];
        };
        ForecastsResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @description Why there is none; null where there is. */
            reason: string | null;
            /** @description Ask for it with `cursor`; null on the last page. */
            nextCursor: string | null;
            /** @description Always true. */
            success: boolean;
            assetName: string;
            horizonHours: number;
            /** @description By the names of the series. */
            forecasts: components["schemas"]["StoredForecastResponse"][];
            /** @description How the forecasts of all series of all assets turned out at this lead, in the last four weeks. */
            total: components["schemas"]["LeadAccuracyResponse"];
            /** @description The same for each range of leads. */
            totalByLead: components["schemas"]["LeadAccuracyResponse"][];
        };
        ProfileResponse: {
            /** @description One in ten hourly means is lower; null for an hour without a value. */
            low: (number | null)[];
            median: (number | null)[];
            /** @description One in ten is higher. */
            high: (number | null)[];
        };
        SeriesSeasonalityResponse: {
            unit: string | null;
            /** @description 24 hours of local time from midnight; null where there is too little history. */
            typicalDay: components["schemas"]["ProfileResponse"] | null;
            /** @description 168 hours of local time from Monday's midnight; null with less than a week of history. */
            typicalWeek: components["schemas"]["ProfileResponse"] | null;
            /** @description Why something is null; null where nothing is. */
            reason: string | null;
            metricName: string;
            /** @description One sentence. */
            summary: string;
            /** @description Shortest first; none where none was found. */
            seasons: components["schemas"]["SeasonResponse"][];
        };
        SeasonalityResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @description Ask for it with `cursor`; null on the last page. */
            nextCursor: string | null;
            /** @description Always true. */
            success: boolean;
            assetName: string;
            /** @description Whose hours the profiles are of, IANA name. */
            timeZone: string;
            /** @description How far back was read. */
            historyDays: number;
            /** @description By the names of the series. */
            series: components["schemas"]["SeriesSeasonalityResponse"][];
        };
        NewRecurrenceRequest: {
            /**
             * @description When it begins each time: minute, hour, day of the month, month and day of the week (0 and 7 are Sunday), as in a crontab.
             * @example 0 22 * * 1-5
             */
            cron: string;
            /**
             * @description For how long in minutes, by the clock on the wall: from ten in the evening to six is 480 in every night.
             * @example 480
             */
            durationMinutes: number;
            /**
             * @description IANA name of the zone whose clock it is; that of the asset, or LOCAL_TIMEZONE, without it.
             * @example Europe/Berlin
             */
            timeZone?: string;
        };
        NewSilenceRequest: {
            /**
             * @description Asset to silence, as EMS Core numbers it; every asset without it.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId?: string | number;
            /**
             * @description Silence what is at most so severe; what gets worse is announced. Every severity without it.
             * @example medium
             * @enum {string}
             */
            maxSeverity?: "low" | "medium" | "high" | "critical";
            /**
             * @description Why, for whoever wonders later; 1 to 500 characters.
             * @example Line card is replaced
             */
            reason: string;
            /**
             * @description Metric to silence, by any of its names; every metric without it, and with no `assetId` either everything.
             * @example cpu_usage
             */
            metricName?: string;
            /**
             * @description Kind of alert to silence, the whole of it with `*` for anything, case aside: metric and direction of an episode (`latency high`), category of an event
             *     of the platform (`link`); every kind without it.
             * @example latency *
             */
            kind?: string;
            /**
             * @description Silence what has this in its text, `*` standing for anything, case aside: the reason of an episode, title and message of an event of the platform;
             *     every text without it.
             * @example latency
             */
            text?: string;
            /**
             * @description When it begins: ISO 8601 with its zone; now without it.
             * @example 2026-11-24T22:00:00Z
             */
            startsAt?: string;
            /**
             * @description When it ends: ISO 8601 with its zone, in the future and after `startsAt`; when it is removed without it.
             * @example 2099-11-25T04:00:00Z
             */
            endsAt?: string;
            /** @description Have it recur: in force again and again between `startsAt` and `endsAt`; all the time without it. */
            recurrence?: components["schemas"]["NewRecurrenceRequest"];
        };
        RecurrenceResponse: {
            /** @description When it begins each time, as in a crontab. */
            cron: string;
            durationMinutes: number;
            /** @description IANA name of the zone whose clock it is. */
            timeZone: string;
        };
        SilenceResponse: {
            /** @description Null for every asset. */
            assetId: string | number | null;
            /** @description Canonical name; null for every metric. */
            metricName: string | null;
            /** @description With `*` for anything; null for every kind. */
            kind: string | null;
            /** @description What the text has in it, with `*` for anything; null for every text. */
            text: string | null;
            /**
             * @description What is more severe is announced; null for every severity.
             * @enum {string|null}
             */
            maxSeverity: "low" | "medium" | "high" | "critical" | null;
            /** @description ISO 8601, UTC; null until it is removed. */
            endsAt: string | null;
            /** @description When it is in force between start and end; null for all the time. */
            recurrence: components["schemas"]["RecurrenceResponse"] | null;
            /** @description UUID. */
            id: string;
            /** @description ISO 8601, UTC. */
            startsAt: string;
            reason: string;
            /** @description Whether it is in force now. */
            isActive: boolean;
            /** @description ISO 8601, UTC. */
            createdAt: string;
        };
        OneSilenceResponse: {
            /** @description Always true. */
            success: boolean;
            silence: components["schemas"]["SilenceResponse"];
        };
        SilencesResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description The earliest start first. */
            silences: components["schemas"]["SilenceResponse"][];
        };
        CorrelationsRequest: {
            /**
             * @description Alerts as EMS Core answers them, with `event` inside where it is known; at most 10 000.
             * @example [
             *       {
             *         "id": "0b7c1a52-3b6a-4c52-9d0e-6a2f4b8c1e37",
             *         "eventId": "5f0c2a9e-7d1f-4c0b-8a64-1f2e3d4c5b6a",
             *         "createdAt": "2026-11-22T14:05:00.000Z",
             *         "event": {
             *           "fingerprint": "9f86d081884c7d65",
             *           "assetId": "10f13de4-e972-4765-a047-86aabdb9a16e"
             *         }
             *       }
             *     ]
             */
            alerts: {
                [key: string]: unknown;
            }[];
            /**
             * @description Alerts are compared that are at most so old, counted from the newest one.
             * @default 60
             */
            time_window_minutes?: number;
        };
        CorrelationGroupResponse: {
            /** @description `fingerprint`, `asset` or `time_cluster`. */
            type: string;
            alert_count: number;
            /** @description Oldest first. */
            alert_ids: string[];
            /** @description 0..1, higher = more surely one matter. */
            correlation_score: number;
            reason: string;
        };
        CorrelationsResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description Alerts given, those outside of the time window included. */
            total_alerts: number;
            /** @description Alerts inside of the time window. */
            alerts_in_window: number;
            /** @description The surest first. */
            correlation_groups: components["schemas"]["CorrelationGroupResponse"][];
            /** @description Different events among the alerts inside of the window. */
            unique_fingerprints: number;
            /** @description Whether ten or more of them came within five minutes. */
            alert_storm_detected: boolean;
        };
        PriorityCountsResponse: {
            /** @description Of priority 70 and more. */
            urgent: number;
            /** @description Of priority 40 to 69. */
            medium: number;
            low: number;
        };
        ReportedIncidentResponse: {
            /** @enum {string} */
            status: "open" | "closed";
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @description ISO 8601, UTC; null while it goes on. */
            endedAt: string | null;
            /** @description UUID. */
            id: string;
            /** @description 0 (not urgent) to 100. */
            priority: number;
            summary: string;
            /** @description ISO 8601, UTC. */
            startedAt: string;
            /** @description Alerts that belong to it, 1 or more. */
            alertCount: number;
            /** @description Of them those that were not announced by themselves. */
            suppressedCount: number;
        };
        SuppressedExampleResponse: {
            /** @example edge-rtr-01 */
            assetName: string;
            kind: string;
            /** @description In words. */
            reason: string;
        };
        SuppressedResponse: {
            /** @description `silence`, `behind`, `waiting` or `repeat`. */
            reasonKind: string;
            /** @description 1 or more. */
            count: number;
            /** @description Of them those that go on. */
            openCount: number;
            /** @description The newest, 3 at most. */
            examples: components["schemas"]["SuppressedExampleResponse"][];
        };
        NextLookResponse: {
            /** @description UUID; null where it is about none in particular. */
            incidentId: string | null;
            text: string;
        };
        ReportResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description ISO 8601, UTC. */
            from: string;
            /** @description ISO 8601, UTC. */
            until: string;
            /** @description Incidents that went on at some time between the two. */
            total: number;
            byPriority: components["schemas"]["PriorityCountsResponse"];
            /** @description Of them those that are over. */
            closed: number;
            /** @description The most urgent of them, 30 at most. */
            happened: components["schemas"]["ReportedIncidentResponse"][];
            /** @description Open incidents in all. */
            openTotal: number;
            /** @description The most urgent of those, 30 at most. */
            stillOpen: components["schemas"]["ReportedIncidentResponse"][];
            /** @description What was not announced by itself, by reason. */
            suppressed: components["schemas"]["SuppressedResponse"][];
            /** @description What to look at next, the most urgent first. */
            next: components["schemas"]["NextLookResponse"][];
        };
        RemedyResponse: {
            /** @enum {string} */
            setting: "METRIC_POLICIES" | "recurring silence" | "silence";
            /** @description How many of them it would have calmed; null where that depends on the value. */
            calms: number | null;
            /** @description What to set. */
            text: string;
        };
        NoisyKindResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @description Half of them were over within this, in minutes; null while none is over. */
            medianMinutes: number | null;
            /** @example core-rtr-01 */
            assetName: string;
            kind: string;
            /** @description How often it came, 3 or more. */
            count: number;
            /** @description Of them those that were announced by themselves. */
            announcedCount: number;
            /** @description Of them those whose incident operators called noise. */
            noiseCount: number;
            remedy: components["schemas"]["RemedyResponse"];
        };
        NoiseResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description The noisiest first. */
            noisiest: components["schemas"]["NoisyKindResponse"][];
        };
        IncidentDeliveryResponse: {
            /** @description Members that EMS Core hears of. */
            announced: number;
            /** @description Messages about them that EMS Core has yet to take. */
            waiting: number;
            /** @description Messages that it has taken. */
            delivered: number;
            /** @description Messages that it has refused for good; `GET /ems/outbox?status=parked` says why. */
            parked: number;
        };
        IncidentResponse: {
            /** @enum {string} */
            status: "open" | "closed";
            /**
             * @description That of its worst member that goes on; once all is over, of the worst of all.
             * @enum {string}
             */
            severity: "low" | "medium" | "high" | "critical";
            /** @description Of what it is named after: an asset of EMS Core, or an entity of the topology; null once it has become part of another incident. */
            assetId: string | number | null;
            assetName: string | null;
            /** @description Of what it is named after, e.g. `latency high`. */
            kind: string | null;
            /** @description ISO 8601, UTC; null while anything of it goes on. */
            endedAt: string | null;
            /** @description ISO 8601, UTC; null while nobody has. */
            acknowledgedAt: string | null;
            acknowledgedBy: string | null;
            /** @description UUID of the incident that it has become part of; null for one of its own. */
            mergedInto: string | null;
            /** @description UUID; stays the same for as long as the incident is listed. */
            id: string;
            /** @description 0 (not urgent) to 100: the sum of its contributions. */
            priority: number;
            /** @description One sentence. */
            summary: string;
            /** @description ISO 8601, UTC. */
            startedAt: string;
            /** @description When anything of it was heard of last: ISO 8601, UTC. */
            lastAt: string;
            /** @description Episodes and events of the platform. */
            members: number;
            /** @description Assets, and other entities. */
            entities: number;
            /** @description Members that are not announced by themselves, for a reason that may end. */
            suppressed: number;
            /** @description Whether an alert in EMS Core stands for it. */
            hasAlert: boolean;
            /** @description What EMS Core hears of it, whether as an incident or episode by episode. */
            delivery: components["schemas"]["IncidentDeliveryResponse"];
        };
        IncidentsResponse: {
            /**
             * @description The setting ALERTING: whether episodes are announced one by one, that while incidents are followed, or incidents.
             * @enum {string}
             */
            alerting: "single" | "observe" | "incident";
            /** @description Of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description Always true. */
            success: boolean;
            incidents: components["schemas"]["IncidentResponse"][];
        };
        PriorityContributionResponse: {
            /**
             * @description `severity`, `impact`, `unreachable`, `company`, `novelty`, `unfamiliarity`, `surprise`, `tier`, `feedback` or `duration`.
             * @example severity
             */
            reason: string;
            /** @description Points; negative where it makes the incident less urgent. */
            value: number;
            /**
             * @description The same in words.
             * @example its severity is high
             */
            text: string;
        };
        IncidentMemberResponse: {
            /** @description UUID of the episode; null for an event of the platform. */
            episodeId: string | null;
            /** @enum {string} */
            source: "anomaly" | "missing-data" | "platform" | "capacity";
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            assetName: string | null;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @description ISO 8601, UTC; null while it goes on. */
            endedAt: string | null;
            /** @description When it was announced by itself, or would have been: ISO 8601, UTC; null where it was not. */
            announcedAt: string | null;
            /** @description Why it was not announced by itself when it came; null where it was. */
            reason: string | null;
            /** @description What it is: `episode:` or `event:` and an id. Feedback names members by it. */
            id: string;
            kind: string;
            text: string;
            /** @description ISO 8601, UTC. */
            startedAt: string;
            /** @description How urgent it was when it came, by which the priority of the whole was computed; no unit. */
            urgency: number;
        };
        IncidentNewsResponse: {
            /** @enum {string} */
            kind: "opened" | "reopened" | "closed" | "severity" | "merged" | "split" | "released" | "acknowledged" | "feedback";
            /** @description UUID of the incident that it was merged with or split from; null otherwise. */
            otherId: string | null;
            /** @description ISO 8601, UTC. */
            at: string;
            text: string;
        };
        SimilarIncidentResponse: {
            /** @enum {string} */
            status: "open" | "closed";
            /**
             * @description That of its worst member that goes on; once all is over, of the worst of all.
             * @enum {string}
             */
            severity: "low" | "medium" | "high" | "critical";
            /** @description Of what it is named after: an asset of EMS Core, or an entity of the topology; null once it has become part of another incident. */
            assetId: string | number | null;
            assetName: string | null;
            /** @description Of what it is named after, e.g. `latency high`. */
            kind: string | null;
            /** @description ISO 8601, UTC; null while anything of it goes on. */
            endedAt: string | null;
            /** @description ISO 8601, UTC; null while nobody has. */
            acknowledgedAt: string | null;
            acknowledgedBy: string | null;
            /** @description UUID of the incident that it has become part of; null for one of its own. */
            mergedInto: string | null;
            /** @description UUID; stays the same for as long as the incident is listed. */
            id: string;
            /** @description 0 (not urgent) to 100: the sum of its contributions. */
            priority: number;
            /** @description One sentence. */
            summary: string;
            /** @description ISO 8601, UTC. */
            startedAt: string;
            /** @description When anything of it was heard of last: ISO 8601, UTC. */
            lastAt: string;
            /** @description Episodes and events of the platform. */
            members: number;
            /** @description Assets, and other entities. */
            entities: number;
            /** @description Members that are not announced by themselves, for a reason that may end. */
            suppressed: number;
            /** @description Whether an alert in EMS Core stands for it. */
            hasAlert: boolean;
            /** @description What EMS Core hears of it, whether as an incident or episode by episode. */
            delivery: components["schemas"]["IncidentDeliveryResponse"];
            /** @description Share of entities and kinds that the two have in common, 0..1. */
            similarity: number;
        };
        IncidentFeedbackResponse: {
            /** @enum {string} */
            value: "real" | "noise" | "split" | "merge";
            note: string | null;
            /** @description UUID; takes it back. */
            id: string;
            /** @description ISO 8601, UTC. */
            givenAt: string;
        };
        IncidentDetailsResponse: {
            /** @description Always true. */
            success: boolean;
            incident: components["schemas"]["IncidentResponse"];
            /** @description Why it is as urgent as it is; their sum is the priority. */
            contributions: components["schemas"]["PriorityContributionResponse"][];
            /** @description Episodes and events in the order in which they came, 1500 at most. */
            memberList: components["schemas"]["IncidentMemberResponse"][];
            /** @description What became of it, oldest first; the newest 500. */
            timeline: components["schemas"]["IncidentNewsResponse"][];
            /** @description Members that are not announced by themselves, with the reason. */
            suppressedList: components["schemas"]["IncidentMemberResponse"][];
            /** @description Earlier incidents of the same kinds on the same entities, the most similar first; 5 at most. */
            similar: components["schemas"]["SimilarIncidentResponse"][];
            /** @description What operators said of it and have not taken back, oldest first. */
            feedback: components["schemas"]["IncidentFeedbackResponse"][];
        };
        NewIncidentFeedbackRequest: {
            /**
             * @description `real` and `noise` move the priority of its like; `split` takes members out into an incident of their own; `merge` takes another incident in.
             * @example real
             * @enum {string}
             */
            feedback: "real" | "noise" | "split" | "merge";
            /** @description For `split`: ids of the members that do not belong to it. */
            memberIds?: string[];
            /**
             * @description For whoever wonders later; 1 to 500 characters.
             * @example the uplink was down
             */
            note?: string;
            /**
             * Format: uuid
             * @description For `merge`: UUID of the incident that belongs to it.
             */
            otherIncidentId?: string;
        };
        OneIncidentFeedbackResponse: {
            /** @description Always true. */
            success: boolean;
            feedback: components["schemas"]["IncidentFeedbackResponse"];
        };
        AcknowledgementRequest: {
            /**
             * @description Who looks after it, as EMS Core will name the owner of the alert.
             * @example noc
             */
            owner: string;
        };
        PreviewedModeResponse: {
            /** @enum {string} */
            mode: "single" | "observe" | "incident";
            events: number;
            alerts: number;
            alertsPerDay: number;
        };
        PreviewedDayResponse: {
            /**
             * @description UTC.
             * @example 2026-11-24
             */
            date: string;
            singleEvents: number;
            singleAlerts: number;
            incidentEvents: number;
            incidentAlerts: number;
        };
        LostEpisodeResponse: {
            /** @description UUID. */
            episodeId: string;
            /** @description UUID. */
            incidentId: string;
            /** @description Of the incident, one sentence. */
            summary: string;
        };
        AlertingPreviewResponse: {
            /**
             * @description The setting that is in force.
             * @enum {string}
             */
            alerting: "single" | "observe" | "incident";
            /** @description Always true. */
            success: boolean;
            /** @description Begin of what is counted: ISO 8601, UTC. */
            since: string;
            /** @description What each setting would have announced. */
            modes: components["schemas"]["PreviewedModeResponse"][];
            /** @description Oldest first; days without anything are omitted. */
            days: components["schemas"]["PreviewedDayResponse"][];
            /** @description Episodes that operators confirmed. */
            confirmed: number;
            /** @description Those of them of which, as incidents, nothing would have been announced; the newest 100. */
            lost: components["schemas"]["LostEpisodeResponse"][];
        };
        AnalyzeRootCauseBody: {
            /**
             * @description Asset that alarmed, as EMS Core numbers it.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /** @description Metric that alarmed, by any of its names: causes are measured by how much of its rise they account for. Whatever is wrong counts without it. */
            metricName?: string;
            /** @description The moment of the alarm, ISO 8601, not in the future. Now without it. */
            at?: string;
            /** @description Instead of `at`, together with `until`: the worst moment of a range of a day at most is looked at. */
            from?: string;
            /** @description End of the range, ISO 8601, not in the future. */
            until?: string;
        };
        AffectedNodeResponse: {
            /**
             * @description As EMS Core numbers it, or the name in the topology file.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /**
             * @description Null where nobody says.
             * @example switch
             */
            type: string | null;
            /**
             * @description 1 critical, 2 important, 3 standard; null for what is no asset.
             * @example 1
             */
            tier: number | null;
            /** @description Users (`live_users`) before it began; null where they are not counted. */
            users: number | null;
            /** @description Its share of the traffic of what was looked at, 0..1; null where it is not measured. */
            trafficShare: number | null;
            /** @description Dependencies between it and the cause. */
            distance: number;
            /** @description Whether it has symptoms. */
            isIll: boolean;
            /** @description All its uplinks, or something that it needs, are behind the cause. */
            isWithoutAlternative: boolean;
            assetName: string;
            /** @description False for a service or an application of the topology file. */
            isAsset: boolean;
        };
        CauseNodeResponse: {
            /**
             * @description As EMS Core numbers it, or the name in the topology file.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /**
             * @description Null where nobody says.
             * @example switch
             */
            type: string | null;
            /**
             * @description 1 critical, 2 important, 3 standard; null for what is no asset.
             * @example 1
             */
            tier: number | null;
            assetName: string;
            /** @description False for a service or an application of the topology file. */
            isAsset: boolean;
        };
        TierCountResponse: {
            tier: number;
            /** @description Affected assets of the tier. */
            count: number;
        };
        CauseImpactResponse: {
            /** @description Sum over those that nothing affected depends on, so that nobody counts twice; null where it is not known. */
            users: number | null;
            /** @description The same of traffic, 0..1. */
            trafficShare: number | null;
            /** @description All that depends on the likeliest cause. */
            affectedCount: number;
            /** @description The most important first, 100 at most; the cause itself is not among them. */
            affected: components["schemas"]["AffectedNodeResponse"][];
            /** @description Those that are well so far, in the order in which it would reach them; 20 at most. */
            next: components["schemas"]["CauseNodeResponse"][];
            byTier: components["schemas"]["TierCountResponse"][];
        };
        SuspectResponse: {
            /**
             * @description As EMS Core numbers it, or the name in the topology file.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /**
             * @description Null where nobody says.
             * @example switch
             */
            type: string | null;
            /**
             * @description 1 critical, 2 important, 3 standard; null for what is no asset.
             * @example 1
             */
            tier: number | null;
            /**
             * @description That it is the cause, 0..1; with those of the others and `noneProbability` they make 1.
             * @example 0.87
             */
            probability: number;
            /**
             * @description What speaks for it, or against it, in words and numbers.
             * @example [
             *       "packet_loss rose from 0.1 to 100, 46 deviations beyond usual",
             *       "it explains 5 of 5 symptoms"
             *     ]
             */
            clues: string[];
            /** @description Ids of the nodes whose symptoms it explains, itself included; 200 at most. */
            explains: string[];
            /** @description Whether it is one of the fewest that account for all symptoms. Several are separate causes. */
            isSeparateCause: boolean;
            assetName: string;
            /** @description False for a service or an application of the topology file. */
            isAsset: boolean;
        };
        CauseChangeResponse: {
            /**
             * @description As EMS Core numbers it, or the name in the topology file.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /**
             * @description Null where nobody says.
             * @example switch
             */
            type: string | null;
            /**
             * @description 1 critical, 2 important, 3 standard; null for what is no asset.
             * @example 1
             */
            tier: number | null;
            assetName: string;
            /** @description False for a service or an application of the topology file. */
            isAsset: boolean;
            /** @description ISO 8601, UTC. */
            at: string;
            /** @description In the words of who reported it. */
            what: string;
            /** @description Before the first symptom. */
            minutesBefore: number;
            /** @description 0..1: share of the symptoms that depend on the node, less the longer ago it was. No probability. */
            score: number;
        };
        CauseSymptomResponse: {
            /**
             * @description As EMS Core numbers it, or the name in the topology file.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /**
             * @description Null where nobody says.
             * @example switch
             */
            type: string | null;
            /**
             * @description 1 critical, 2 important, 3 standard; null for what is no asset.
             * @example 1
             */
            tier: number | null;
            /** @enum {string} */
            direction: "more" | "less";
            /** @description In the unit of the metric; null where it is not known. */
            usual: number | null;
            /** @description What it was at the moment, in the unit of the metric. */
            value: number | null;
            /** @description ISO 8601, UTC; null where it is not known. */
            startedAt: string | null;
            /** @description The metric that is farthest from usual; `reachable` where it does not answer. */
            metricName: string;
            /** @description Standard deviations beyond usual, 3..1000. */
            deviation: number;
            assetName: string;
            /** @description False for a service or an application of the topology file. */
            isAsset: boolean;
        };
        LookedAtResponse: {
            /** @description Nodes of the topology, 150 at most: what the asset needs, and what else depends on that. */
            nodes: number;
            /** @description Nodes that the asset needs, itself included. */
            needed: number;
            /** @description Of those, nodes of which nothing was heard. */
            unheard: number;
            /** @description Connections that were not confirmed for a week longer than the newest. */
            staleConnections: number;
            /** @description Nodes with symptoms. */
            symptoms: number;
            series: number;
            samples: number;
            /** @description Hours before from which is learnt what is usual. */
            usualHours: number;
        };
        CauseGraphNodeResponse: {
            /**
             * @description As EMS Core numbers it, or the name in the topology file.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /**
             * @description Null where nobody says.
             * @example switch
             */
            type: string | null;
            /**
             * @description 1 critical, 2 important, 3 standard; null for what is no asset.
             * @example 1
             */
            tier: number | null;
            /**
             * @description What it is to the cause; `path`: between the cause and a symptom.
             * @enum {string}
             */
            role: "cause" | "suspect" | "symptom" | "path" | "well" | "unheard";
            /** @description When its symptom began, ISO 8601, UTC; null without one. */
            startedAt: string | null;
            assetName: string;
            /** @description False for a service or an application of the topology file. */
            isAsset: boolean;
        };
        CauseGraphEdgeResponse: {
            /**
             * @description The node that needs the other one, or is reached through it.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            from: string | number;
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            to: string | number;
            /** @description Whether it lies between a cause and a symptom. */
            isPath: boolean;
        };
        CauseGraphResponse: {
            nodes: components["schemas"]["CauseGraphNodeResponse"][];
            edges: components["schemas"]["CauseGraphEdgeResponse"][];
        };
        AnalyzeRootCauseResponse: {
            /** @description Of the likeliest cause; null where none was found, or the topology does not know it. */
            impact: components["schemas"]["CauseImpactResponse"] | null;
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @description Always true. */
            success: boolean;
            assetName: string;
            /** @description The moment that was looked at, ISO 8601, UTC. */
            at: string;
            /** @description Whether a cause is likelier than `confidence`. */
            isFound: boolean;
            /** @description ROOT_CAUSE_CONFIDENCE: probability that some cause must have to be named, 0..1. */
            confidence: number;
            /** @description The cause with what speaks for it, or "No cause found" with what was looked at. */
            summary: string;
            /** @description Probability that the cause is nothing of what is monitored, 0..1. */
            noneProbability: number;
            /** @description The likeliest first, 10 at most, also where none is likely enough. */
            suspects: components["schemas"]["SuspectResponse"][];
            /** @description What was changed in the day before on something that symptoms depend on, the likeliest first; 10 at most. */
            changes: components["schemas"]["CauseChangeResponse"][];
            /** @description In the order in which they began, 200 at most. */
            symptoms: components["schemas"]["CauseSymptomResponse"][];
            lookedAt: components["schemas"]["LookedAtResponse"];
            /** @description What makes the answer less certain, a sentence each. */
            caveats: string[];
            graph: components["schemas"]["CauseGraphResponse"];
        };
        PlatformRootCauseRequest: {
            /**
             * @description The event as EMS Core answers it: `assetId`, and `timestamp` (now without it), are read.
             * @example {
             *       "assetId": "10f13de4-e972-4765-a047-86aabdb9a16e",
             *       "severity": "critical",
             *       "category": "anomaly",
             *       "title": "Latency is high"
             *     }
             */
            event: {
                [key: string]: unknown;
            };
            /**
             * @description Events that came with it: signs of what is wrong with their assets.
             * @example []
             */
            related_events?: {
                [key: string]: unknown;
            }[];
            /**
             * @description Accepted as the platform sends it; this service reads metrics itself, with their times.
             * @example {}
             */
            asset_metrics?: {
                [key: string]: number[];
            };
        };
        PlatformRootCauseResponse: {
            /** @description The likeliest cause; null where none was found. */
            root_cause_asset_id: (string | number) | null;
            /** @description Probability that it is the cause, or that it is nothing of what is monitored where none was found: 0..1. */
            confidence: number;
            /** @description What speaks for it, or what was looked at. */
            reason: string;
        };
        RootCauseAnalysisResponse: {
            /** @description Of the likeliest cause; null where none was found, or the topology does not know it. */
            impact: components["schemas"]["CauseImpactResponse"] | null;
            /** @description The moment that was looked at, ISO 8601, UTC. */
            at: string;
            /** @description Whether a cause is likelier than `confidence`. */
            isFound: boolean;
            /** @description ROOT_CAUSE_CONFIDENCE: probability that some cause must have to be named, 0..1. */
            confidence: number;
            /** @description The cause with what speaks for it, or "No cause found" with what was looked at. */
            summary: string;
            /** @description Probability that the cause is nothing of what is monitored, 0..1. */
            noneProbability: number;
            /** @description The likeliest first, 10 at most, also where none is likely enough. */
            suspects: components["schemas"]["SuspectResponse"][];
            /** @description What was changed in the day before on something that symptoms depend on, the likeliest first; 10 at most. */
            changes: components["schemas"]["CauseChangeResponse"][];
            /** @description In the order in which they began, 200 at most. */
            symptoms: components["schemas"]["CauseSymptomResponse"][];
            lookedAt: components["schemas"]["LookedAtResponse"];
            /** @description What makes the answer less certain, a sentence each. */
            caveats: string[];
            graph: components["schemas"]["CauseGraphResponse"];
        };
        AnalysisVersionResponse: {
            /** @enum {string} */
            stage: "opened" | "grown" | "final";
            /** @description Name of the likeliest cause; null where none was found. */
            causeName: string | null;
            /** @description From 1; of more than 20 the first and the last 19 are kept. */
            version: number;
            /** @description ISO 8601, UTC. */
            madeAt: string;
            /** @description Members that the incident had. */
            members: number;
            isFound: boolean;
        };
        CauseFeedbackResponse: {
            /** @enum {string} */
            value: "cause" | "not-cause" | "none";
            /** @description Null for `none`. */
            assetId: (string | number) | null;
            /** @description Null where the platform does not know it. */
            assetName: string | null;
            note: string | null;
            /** @description UUID. */
            id: string;
            /** @description ISO 8601, UTC. */
            givenAt: string;
        };
        SimilarCauseResponse: {
            /** @description How long it took; null where it is not known. */
            durationMinutes: number | null;
            /** @description The cause that was found; null where none was. */
            causeName: string | null;
            /** @description UUID of the incident. */
            incidentId: string;
            summary: string;
            /** @description ISO 8601, UTC. */
            startedAt: string;
            /** @description Of the kinds of symptoms, on the same roles, in a similar order: 0..1. */
            similarity: number;
            /** @description What operators say that it was. */
            feedback: components["schemas"]["CauseFeedbackResponse"][];
            /** @description What they noted. */
            notes: string[];
        };
        IncidentRootCauseResponse: {
            /** @description The newest analysis; null where there is none, with `reason`. */
            analysis: components["schemas"]["RootCauseAnalysisResponse"] | null;
            /** @description Why there is no analysis; null where there is one. */
            reason: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description UUID. */
            incidentId: string;
            /** @description All versions, oldest first. */
            versions: components["schemas"]["AnalysisVersionResponse"][];
            /** @description Earlier incidents that looked alike, the most similar first, and of equals those that operators gave feedback on; 5 at most. They move no probability. */
            similar: components["schemas"]["SimilarCauseResponse"][];
            /** @description What operators say of its cause, oldest first. */
            feedback: components["schemas"]["CauseFeedbackResponse"][];
        };
        NewCauseFeedbackRequest: {
            /**
             * @description `cause`: this one was it. `not-cause`: this one was not. `none`: it was nothing of what is monitored. What is said later of the same node replaces it.
             * @example cause
             * @enum {string}
             */
            feedback: "cause" | "not-cause" | "none";
            /**
             * @description The node that it is about: an asset, or a name of the topology file; omitted for `none`.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId?: string | number;
            /**
             * @description What it turned out to be, for whoever meets its like; 1 to 500 characters.
             * @example power supply replaced
             */
            note?: string;
        };
        OneCauseFeedbackResponse: {
            /** @description Always true. */
            success: boolean;
            feedback: components["schemas"]["CauseFeedbackResponse"];
        };
        CalibrationThirdResponse: {
            incidents: number;
            /** @description Mean of the probabilities that were stated for the likeliest suspect, 0..1. */
            meanProbability: number;
            /** @description Share of them that were the cause, 0..1. */
            shareRight: number;
        };
        CauseAccuracyResponse: {
            /** @description Share of the confirmed, 0..1; null without any. */
            firstShare: number | null;
            inFirstThreeShare: number | null;
            /** @description Mean difference between the two, 0..1; null without thirds. */
            meanGap: number | null;
            /** @description Why there is nothing to count; null where there is. */
            reason: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description Incidents whose cause operators gave feedback on; the newest 2000. */
            incidents: number;
            /** @description Of those, with a cause that operators confirmed. */
            confirmed: number;
            /** @description Confirmed causes that were the likeliest suspect in the last analysis. */
            first: number;
            /** @description Confirmed causes that were among the first three. */
            inFirstThree: number;
            /** @description Incidents of which operators say that it was nothing monitored. */
            none: number;
            /** @description Of those, such that "no cause found" was said. */
            noneRight: number;
            /** @description Stated probabilities beside how often they were right, the least likely third first; empty with fewer than three incidents. */
            calibration: components["schemas"]["CalibrationThirdResponse"][];
        };
        AssetMetricResponse: {
            /**
             * @description As the platform stores it; null where it does not say.
             * @example mbps
             */
            unit: string | null;
            /** @description The newest value of the last 24 hours; null without any, and where it is no number. */
            lastValue: number | null;
            /** @description When it reported last: ISO 8601, UTC. */
            lastSampleAt: string | null;
            /** @description The newest score of the last 24 hours, 0..1; null without any. */
            score: number | null;
            /** @description UUID; that of the whole asset where it does not report at all. */
            openEpisodeId: string | null;
            /** @example bandwidth_in */
            metricName: string;
        };
        NeighbourResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @example router */
            type: string | null;
            /**
             * @description The status of its health; `maintenance` where EMS Core has it so.
             * @enum {string}
             */
            status: "healthy" | "maintenance" | "unknown" | "warning" | "critical";
            /**
             * @description What it is to the asset; `link` where the connection has no direction.
             * @enum {string}
             */
            relation: "upstream" | "downstream" | "link";
            /** @example edge-rtr-01 */
            assetName: string;
        };
        AssetResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @example router */
            type: string | null;
            /** @example Mumbai DC */
            location: string | null;
            /** @description Why no neighbours are known; null where they are. */
            neighboursReason: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description By name. */
            metrics: components["schemas"]["AssetMetricResponse"][];
            /** @description What it is connected with, by name. */
            neighbours: components["schemas"]["NeighbourResponse"][];
            /** @example core-rtr-01 */
            assetName: string;
            tags: string[];
            isMonitored: boolean;
        };
        ChartAnomalyResponse: {
            /** @description Null where the platform does not have the sample any more. */
            value: number | null;
            /** @description ISO 8601, UTC. */
            timestamp: string;
            /** @description 0..1. */
            score: number;
        };
        ChartEpisodeResponse: {
            /** @description ISO 8601, UTC; null while it goes on. */
            endedAt: string | null;
            /** @description The newest feedback: `true_positive`, `false_positive` or `unsure`; null without any. */
            feedback: string | null;
            /** @description UUID. */
            id: string;
            /** @description ISO 8601, UTC. */
            startedAt: string;
            /** @description `low`, `medium`, `high` or `critical`. */
            severity: string;
            /** @description `high`, `low`, `flat`, `unstable`, `impossible`, or `missing` where the series did not report. */
            direction: string;
            /** @description 0..1. */
            peakScore: number;
            reason: string;
        };
        ShadedTimeResponse: {
            /** @description ISO 8601, UTC; null while it goes on. */
            until: string | null;
            /** @description `silence`: nothing was announced. `maintenance`: the asset was in maintenance, nothing was announced either. `missing-data`: the series, its asset or the whole platform did not report. */
            kind: string;
            /** @description ISO 8601, UTC. */
            from: string;
            reason: string;
        };
        ChartResponse: {
            /**
             * @description As EMS Core has it: a UUID, or an integer on older platforms.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /** @description As the platform stores it, for instance `percent`; null where it is not known. */
            unit: string | null;
            /**
             * @description `at-the-time`: what was expected before each sample came. `as-learnt-now`: what is expected at that time of day now, of ranges of more than about 20 000 samples. Null where nothing is known.
             * @enum {string|null}
             */
            expectedBasis: "at-the-time" | "as-learnt-now" | null;
            /**
             * @description Whose expectation it is: the detector's, that of stored forecasts, or the detector's up to `forecastFrom` and forecasts' from there on. Null where nothing is known.
             * @enum {string|null}
             */
            expectedFrom: "detector" | "forecast" | "detector-then-forecast" | null;
            /** @description Start of the first step whose expectation is a stored forecast's, ISO 8601, UTC: in the time to come, and in the past where the detector does not know any more what it expected. Null where none is. */
            forecastFrom: string | null;
            /** @description Start of each step, epoch milliseconds, a step apart. The first may begin before `from`. */
            times: number[];
            /** @description Mean of each step; null where it has no sample, which is a gap. */
            mean: (number | null)[];
            /** @description Lowest value of each step. */
            min: (number | null)[];
            /** @description Highest value of each step. */
            max: (number | null)[];
            /** @description 1 % of what is usual are lower; from `forecastFrom` on 2.5 % of means over an hour. */
            expectedLow: (number | null)[];
            /** @description 50 % are lower. */
            expectedMedian: (number | null)[];
            /** @description 1 % are higher, or 2.5 %. */
            expectedHigh: (number | null)[];
            /** @description Highest stored score of each step, 0..1; null where none is stored. */
            score: (number | null)[];
            /** @description Always true. */
            success: boolean;
            assetName: string;
            /** @description Canonical name. */
            metricName: string;
            /** @description ISO 8601, UTC. */
            from: string;
            /** @description ISO 8601, UTC. */
            until: string;
            /** @description Length of a step. */
            stepSeconds: number;
            /** @description Whether a step holds more than one sample; otherwise mean, min and max are the sample. */
            isDownsampled: boolean;
            /** @description Scores of this series are anomalous from here on now, 0..1. */
            threshold: number;
            /** @description The stored anomalies, oldest first; the 500 with the highest scores. */
            anomalies: components["schemas"]["ChartAnomalyResponse"][];
            /** @description Whether there were more of them. */
            anomaliesTruncated: boolean;
            /** @description Episodes that go on at some time of the range, oldest first; the newest 500. */
            episodes: components["schemas"]["ChartEpisodeResponse"][];
            /** @description By their start. */
            shaded: components["schemas"]["ShadedTimeResponse"][];
        };
        StatusCountsResponse: {
            healthy: number;
            /** @description EMS Core has the asset in maintenance. */
            maintenance: number;
            /** @description No sample within a day. */
            unknown: number;
            warning: number;
            critical: number;
        };
        FleetResponse: {
            /** @description 0 or more. */
            assets: number;
            /** @description 0 or more. */
            openEpisodes: number;
            byStatus: components["schemas"]["StatusCountsResponse"];
        };
        FreshnessResponse: {
            /** @description When any asset reported last: ISO 8601, UTC; null where none ever did. */
            lastSampleAt: string | null;
            /** @description When the newest sweep began: ISO 8601, UTC; null before the first. */
            lastSweepAt: string | null;
            /** @description For how long the assets that were not swept for longest have not been, in seconds; null until all were. */
            sweepLagSeconds: number | null;
            /** @description Null as long as nothing was trained. */
            modelVersion: string | null;
            /** @description ISO 8601, UTC; null as long as nothing was trained. */
            modelTrainedAt: string | null;
        };
        FilterChoicesResponse: {
            types: string[];
            locations: string[];
            tags: string[];
        };
        RecentChangesResponse: {
            openedEpisodes: number;
            closedEpisodes: number;
            modelsActivated: number;
        };
        OverviewAssetResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @example router */
            type: string | null;
            /** @example Mumbai DC */
            location: string | null;
            /**
             * @description The status of its health; `maintenance` where EMS Core has it so.
             * @enum {string}
             */
            status: "healthy" | "maintenance" | "unknown" | "warning" | "critical";
            /** @description 0 (worst) to 100; null where nothing is known. */
            healthScore: number | null;
            /**
             * @description Of its open episodes; null without any.
             * @enum {string|null}
             */
            worstSeverity: "low" | "medium" | "high" | "critical" | null;
            /** @description The highest score of all columns, 0..1; null where nothing was scored. */
            peakScore: number | null;
            /**
             * @description The metric that has it.
             * @example bandwidth_in
             */
            peakMetric: string | null;
            /** @description When any of its series reported last: ISO 8601, UTC; null where none ever did. */
            lastSampleAt: string | null;
            /** @description The highest score in each column, 0..1, oldest first; null where nothing was scored. */
            scores: (number | null)[];
            /** @description 0 or more. */
            openEpisodes: number;
            /** @example core-rtr-01 */
            assetName: string;
            tags: string[];
            isMonitored: boolean;
        };
        OverviewResponse: {
            /** @description Asks for the next page; null on the last one. */
            nextCursor: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description Start of the first column: ISO 8601, UTC. */
            from: string;
            /** @description End of the last column, which is still running: ISO 8601, UTC. The same on all pages. */
            until: string;
            /** @description Length of a column in seconds, a multiple of 900. */
            columnSeconds: number;
            /** @description Assets that match, on all pages. */
            total: number;
            /** @description Of all assets that match, on whatever page. */
            fleet: components["schemas"]["FleetResponse"];
            freshness: components["schemas"]["FreshnessResponse"];
            /** @description What there is to filter by, of all assets: at most 200 each. */
            choices: components["schemas"]["FilterChoicesResponse"];
            /** @description In the last 24 hours, of all assets. */
            changes: components["schemas"]["RecentChangesResponse"];
            assets: components["schemas"]["OverviewAssetResponse"][];
        };
        SweepEventData: {
            /** @description ISO 8601, UTC. */
            finishedAt: string;
            /** @description Series that had new samples. */
            series: number;
            /** @description Samples that were scored. */
            samples: number;
            /** @description Anomalous ones among them. */
            anomalies: number;
            /** @description Episodes that are open, missing data included. */
            openEpisodes: number;
        };
        EpisodeEventData: {
            /** @enum {string} */
            change: "opened" | "escalated" | "closed" | "feedback";
            /**
             * @description As EMS Core has it: a UUID, or an integer on older platforms.
             * @example 10f13de4-e972-4765-a047-86aabdb9a16e
             */
            assetId: string | number;
            /** @description Null where EMS Core could not be asked. */
            assetName: string | null;
            /** @description UUID. */
            id: string;
            metricName: string;
            /** @description `low`, `medium`, `high` or `critical`. */
            severity: string;
            /** @description `open` or `closed`. */
            status: string;
        };
        IncidentEventData: {
            /** @enum {string} */
            change: "opened" | "changed" | "analysed" | "closed";
            /** @description UUID of the incident that it has become part of. */
            mergedInto: string | null;
            /** @description UUID. */
            id: string;
            /** @description `open` or `closed`. */
            status: string;
            /** @description `low`, `medium`, `high` or `critical`. */
            severity?: string;
            /** @description 0..100. */
            priority?: number;
            /** @description One sentence. */
            summary?: string;
        };
        TrainingEventData: {
            /** @description `reading`, `fitting`, `evaluating` or `activating`; null once it has ended. */
            stage: string | null;
            modelVersion: string | null;
            /** @description UUID. */
            runId: string;
            /** @description As in the list of training runs. */
            status: string;
            /** @description 0..100. */
            percent: number;
        };
        ModelEventData: {
            /** @enum {string} */
            change: "activated";
            modelVersion: string;
        };
        SettingResponse: {
            /**
             * @description As it is in use; null where it has none, and of a secret. Logins and tokens in addresses are `***`.
             * @example 0.7
             */
            value: (string | number | boolean) | null;
            /** @example ANOMALY_THRESHOLD */
            name: string;
            isDefault: boolean;
            isSecret: boolean;
            /** @description Whether it has a value, shown or not. */
            isSet: boolean;
            section: string;
            description: string;
        };
        SettingsResponse: {
            /** @description Always true. */
            success: boolean;
            /** @description All of them, section by section. */
            settings: components["schemas"]["SettingResponse"][];
        };
        TopologySourceResponse: {
            /**
             * @description `database`: table device_connections; `api`: EMS Core's API behind a login; `file`: TOPOLOGY_FILE.
             * @enum {string}
             */
            source: "file" | "database" | "api";
            /** @description When it was read last: ISO 8601, UTC; null where it never was. */
            readAt: string | null;
            /** @description Why it could not be read the last time, what it said before being kept; null where it was read. */
            problem: string | null;
            /** @description What of it could not be used. */
            faults: string[];
        };
        TopologyStateResponse: {
            /** @description Rises whenever nodes or connections change; 0 before anything was read. */
            version: number;
            /** @description Nodes in all, 0 or more. */
            nodeCount: number;
            /** @description Connections in all, 0 or more. */
            edgeCount: number;
            /** @description Connections excluded because a source that prevails says the opposite; 0 or more. */
            contradictionCount: number;
            sources: components["schemas"]["TopologySourceResponse"][];
        };
        TopologyNodeResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /**
             * @description As EMS Core has it, `service` or `application`; null where nobody says.
             * @example router
             */
            type: string | null;
            /**
             * @description The status of its health; `maintenance` where EMS Core has it so, `unknown` of what is no asset.
             * @enum {string}
             */
            status: "healthy" | "maintenance" | "unknown" | "warning" | "critical";
            /** @example core-rtr-01 */
            assetName: string;
            /** @description Whether EMS Core has it as an asset; what only the file names is none. */
            isAsset: boolean;
        };
        TopologyEdgeResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            from: string | number;
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            to: string | number;
            /**
             * @description `needs`: the first needs the second. `uplink`: it is reached through the second, or another uplink. `link`: no direction is known.
             * @enum {string}
             */
            relation: "needs" | "uplink" | "link";
            /** @description Who says so. */
            sources: ("file" | "database" | "api")[];
            /** @description When the newest of them last saw it: ISO 8601, UTC. */
            seenAt: string;
        };
        TopologyResponse: {
            /** @description Why nothing is known of the surroundings; null where what is shown is all there is. */
            unknownReason: string | null;
            /** @description Asks for the next page; null on the last one and with `around`. */
            nextCursor: string | null;
            /** @description Always true. */
            success: boolean;
            topology: components["schemas"]["TopologyStateResponse"];
            /** @description The nearest first with `around`. */
            nodes: components["schemas"]["TopologyNodeResponse"][];
            /** @description With `around` those among the nodes, else those that begin at them; 5000 at most. */
            edges: components["schemas"]["TopologyEdgeResponse"][];
            /** @description Whether there is more around, or between the nodes, than is shown. */
            isCut: boolean;
        };
        NodeTopologyResponse: {
            /** @description Why nothing is known of its surroundings; null where the lists are all there is. */
            unknownReason: string | null;
            /** @description Always true. */
            success: boolean;
            topology: components["schemas"]["TopologyStateResponse"];
            node: components["schemas"]["TopologyNodeResponse"];
            /** @description What it depends on directly. */
            upstream: components["schemas"]["TopologyNodeResponse"][];
            /** @description What depends on it directly. */
            downstream: components["schemas"]["TopologyNodeResponse"][];
            /** @description What it is connected with, no direction being known. */
            links: components["schemas"]["TopologyNodeResponse"][];
            /** @description What can be reached by no way, or cannot work, without it, nearest first: of several uplinks all must be gone. */
            unreachable: components["schemas"]["TopologyNodeResponse"][];
            /** @description How many there are of them, listed or not; 0 or more. */
            unreachableCount: number;
            /** @description How many depend on it, also over others and beside other ways: 0..10000. */
            dependentCount: number;
        };
        LivenessResponse: {
            /** @description Always `healthy` while the process can answer. */
            status: string;
        };
        ModelsHealth: {
            /** @description True when a trained model is in use. */
            anomaly_detection: boolean;
        };
        HealthResponse: {
            /** @description Always null: the service needs no Redis. */
            redis: null;
            /** @description Every check with its details. */
            checks: {
                [key: string]: Record<string, never>;
            };
            /** @description `healthy`, `degraded` (something is missing, the service works) or `unhealthy` (no database, or no sweep runs: nothing is scored). */
            status: string;
            /** @description ISO 8601, UTC. */
            timestamp: string;
            database: boolean;
            emsCore: boolean;
            models: components["schemas"]["ModelsHealth"];
        };
        HealthFactorResponse: {
            /** @description UUID of the open episode; null for other factors. */
            episode_id: string | null;
            /** @description `device-status`, `episode`, `staleness` or `failure-risk`. */
            kind: string;
            /** @description What it takes off the score, 0..100. */
            points: number;
            reason: string;
        };
        AssetHealthResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            asset_id: string | number;
            /** @description When any of its series reported last: ISO 8601, UTC; null when none ever did. */
            last_sample_at: string | null;
            /** @example core-rtr-01 */
            asset_name: string;
            /**
             * @description 0 (worst) to 100, integer: 100 less the points of all factors. Probability of failing within HEALTH_HORIZON_DAYS: 2 % takes off 5, 10 % 20,
             *     a third 40, two thirds 75, with straight lines between them; nothing where none is predicted. Device offline 100, warning 25; open episode
             *     critical 50, high 35, medium 25, low 10; no sample for 15 minutes and three intervals 30. 0 when the status is `unknown`.
             */
            health_score: number;
            /** @description `healthy` from 80, `warning` from 60, `critical` below; `unknown` without a sample within a day. */
            status: string;
            /** @description What lowers the score, the largest first. */
            factors: components["schemas"]["HealthFactorResponse"][];
        };
        FailureDriftResponse: {
            /** @description Failures within a week that the version in use expected since it was put to use; null where none of its predictions is a week old. */
            expected: number | null;
            observed: number | null;
            /** @description Whether it is replaced within a day. */
            hasDrifted: boolean;
            reason: string;
        };
        FailureModelCheckResponse: {
            /** @description How often an asset that failed within a week was ranked above one that did not, 0..1; null without both. */
            concordance: number | null;
            /** @description Share of what failed within a week among the riskiest 1, 5 and 10 %; null where nothing did. */
            recalls: (number | null)[];
            /** @description Days of assets in the newest quarter of the history, which the model had not seen. */
            nRows: number;
            /** @description Failures that it expected within the weeks that are over, and that happened: each counts once in all, with a seventh for each day of the week before it. */
            expected: number;
            observed: number;
            /** @description Mean squared error of the risks within a week. */
            brier: number;
            /** @description The same with one risk for all. */
            baseBrier: number;
        };
        FailureModelResponse: {
            /** @enum {string} */
            status: "active" | "retired" | "rejected";
            /** @description When it was put to use last: ISO 8601, UTC; null where it never was. */
            activatedAt: string | null;
            /** @description Null with too few failures for a check. */
            check: components["schemas"]["FailureModelCheckResponse"] | null;
            /** @example failures-2026-11-29T06-00-00-000Z */
            version: string;
            /** @description ISO 8601, UTC. */
            trainedAt: string;
            /** @description Why it is in use, or not. */
            reason: string;
            nAssets: number;
            /** @description Failures it was fitted to. */
            nFailures: number;
        };
        FailureModelsResponse: {
            /** @description Why no version is in use; null where one is. */
            reason: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description Failures that are known and count. */
            nFailures: number;
            /** @description Assets that were looked at so far. */
            nObserved: number;
            drift: components["schemas"]["FailureDriftResponse"];
            /** @description The newest 100, newest first. */
            models: components["schemas"]["FailureModelResponse"][];
        };
        RollbackRequest: {
            /**
             * @description Who wants it, where callers are not known by a token or a key; their own name counts otherwise. 1 to 100 characters.
             * @example noc
             */
            by?: string;
            /**
             * @description Why; 1 to 500 characters.
             * @example Risks of the new version are too high
             */
            reason: string;
            /** @description Version to go back to; the one that was in use before without it. */
            version?: string;
        };
        OneFailureModelResponse: {
            /** @description Always true. */
            success: boolean;
            model: components["schemas"]["FailureModelResponse"];
        };
        FailureChangeResponse: {
            /** @enum {string} */
            change: "recorded" | "struck-out" | "restored";
            /** @description ISO 8601, UTC. */
            at: string;
            /** @description Whoever it was; `service` for what was learnt. */
            by: string;
            reason: string;
        };
        FailureResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @description Null where the platform does not have the asset any more, or is away. */
            assetName: string | null;
            /**
             * @description `dark`: nothing came from it; `incident`: operators confirmed one in which it was down; `operator`: added by hand.
             * @enum {string}
             */
            source: "dark" | "incident" | "operator";
            /** @description When it was back: ISO 8601, UTC; null where it is not, or nobody knows. */
            endedAt: string | null;
            /** @description UUID. */
            id: string;
            /** @description ISO 8601, UTC. */
            failedAt: string;
            reason: string;
            /** @description Whether it counts: no more after it was struck out. */
            counts: boolean;
            /** @description Who said what of it, oldest first. */
            changes: components["schemas"]["FailureChangeResponse"][];
        };
        FailuresResponse: {
            /** @description Asks for the next page; null on the last one. */
            nextCursor: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description Newest first. */
            failures: components["schemas"]["FailureResponse"][];
        };
        NewFailureRequest: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /**
             * @description Who says so, where callers are not known by a token or a key; their own name counts otherwise. 1 to 100 characters.
             * @example noc
             */
            by?: string;
            /**
             * @description What failed, for whoever wonders later; 1 to 500 characters.
             * @example Power supply failed, replaced on site
             */
            reason: string;
            /**
             * @description When it failed: ISO 8601 with its zone, not in the future.
             * @example 2026-08-03T06:00:00Z
             */
            failedAt: string;
            /** @description When it was back: ISO 8601 with its zone, not before `failedAt`; not known without it. */
            endedAt?: string;
        };
        OneFailureResponse: {
            /** @description Always true. */
            success: boolean;
            failure: components["schemas"]["FailureResponse"];
        };
        FailureChangeRequest: {
            /**
             * @description Who says so, where callers are not known by a token or a key; their own name counts otherwise. 1 to 100 characters.
             * @example noc
             */
            by?: string;
            /**
             * @description Why, for whoever wonders later; 1 to 500 characters.
             * @example A cable was pulled by mistake
             */
            reason: string;
        };
        HealthCountsResponse: {
            /** @description Score from 80. */
            healthy: number;
            /** @description From 60. */
            warning: number;
            /** @description Below 60. */
            critical: number;
            /** @description No sample within a day: not rated. */
            unknown: number;
            /** @description Somebody works on them: not rated. */
            maintenance: number;
        };
        ScoreBinResponse: {
            /** @description Lowest score of the bin. */
            from: number;
            /** @description Scores are below it, except in the last bin, which includes 100. */
            until: number;
            /** @description Assets. */
            count: number;
        };
        FleetDayResponse: {
            /** @description 0..100, of those that are rated; null where none was. */
            medianScore: number | null;
            /** @description One rated asset in ten was below it. */
            lowestTenthScore: number | null;
            /**
             * @description Day of UTC.
             * @example 2026-11-28
             */
            day: string;
            /** @description As each stood at its last look of the day. */
            counts: components["schemas"]["HealthCountsResponse"];
        };
        FleetHealthResponse: {
            /** @description 0..100, of those that are rated; null where none is. */
            medianScore: number | null;
            /** @description Always true. */
            success: boolean;
            /** @description ISO 8601, UTC. */
            asOf: string;
            /** @description How far the predicted failures look ahead: HEALTH_HORIZON_DAYS. */
            horizonDays: number;
            /** @description Monitored assets by how they stand now. */
            counts: components["schemas"]["HealthCountsResponse"];
            /** @description Of those that are rated, how many have a predicted probability; the others are rated by what is wrong with them now. */
            predicted: number;
            /** @description Rated assets by score, ten points each. */
            distribution: components["schemas"]["ScoreBinResponse"][];
            /** @description Day by day, oldest first, as far as days are kept (HISTORY_RETENTION_DAYS). */
            trend: components["schemas"]["FleetDayResponse"][];
        };
        LoweringFactorResponse: {
            /** @enum {string} */
            kind: "failure-risk" | "device-status" | "episode" | "staleness";
            /** @description The open episode; null for other kinds. */
            episodeId: string | null;
            /** @description What it takes off the score, 0..100. */
            points: number;
            /** @description Its part of all that is taken off, 0..1; those of one score add up to 1. */
            share: number;
            reason: string;
        };
        DayFactorResponse: {
            /** @enum {string} */
            kind: "failure-risk" | "device-status" | "episode" | "staleness";
            /** @description What it takes off the score, 0..100. */
            points: number;
            /** @description Its part of all that is taken off, 0..1; those of one score add up to 1. */
            share: number;
            reason: string;
        };
        HealthDayResponse: {
            /** @enum {string} */
            status: "healthy" | "warning" | "critical" | "unknown" | "maintenance";
            /** @description 0..100 at the last look of the day; null where it was unknown or in maintenance. */
            score: number | null;
            /** @description Of failing within the horizon, 0..1; null where none was predicted. */
            probability: number | null;
            /**
             * @description Day of UTC.
             * @example 2026-11-28
             */
            day: string;
            /** @description What lowered it, the largest first; open episodes are one. */
            factors: components["schemas"]["DayFactorResponse"][];
        };
        AssetHealthHistoryResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @enum {string} */
            status: "healthy" | "warning" | "critical" | "unknown" | "maintenance";
            /** @description 0 (worst) to 100; null where it is unknown or in maintenance. */
            score: number | null;
            /** @description Why there is no score; null where there is one. */
            reason: string | null;
            /** @description Of failing within the horizon, 0..1; null where none is predicted. */
            probability: number | null;
            /** @description Why there is no probability; null where there is one. */
            probabilityReason: string | null;
            /** @description Always true. */
            success: boolean;
            /** @example core-rtr-01 */
            assetName: string;
            /** @description ISO 8601, UTC. */
            asOf: string;
            /** @description How far the predicted failure looks ahead: HEALTH_HORIZON_DAYS. */
            horizonDays: number;
            /** @description What lowers it now, the largest first. */
            factors: components["schemas"]["LoweringFactorResponse"][];
            /** @description Day by day, oldest first, as far as days are kept (HISTORY_RETENTION_DAYS). */
            days: components["schemas"]["HealthDayResponse"][];
        };
        PlanBody: {
            /**
             * @description Assets of this type only, as the platform names it.
             * @example router
             */
            type?: string;
            /** @description Assets at this location only, as the platform names it. */
            location?: string;
            /**
             * @description Assets at most.
             * @default 10
             * @example 5
             */
            maxAssets?: number;
            /** @description When the window begins, ISO 8601; now without it. */
            from?: string;
            /** @description When it ends, ISO 8601: in the future, within a year, after `from`; a week after `from` without it. */
            until?: string;
        };
        PlannedAssetResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @example acc-sw-01 */
            assetName: string;
        };
        MarkOutcomeResponse: {
            /**
             * @description `waiting` until the days are over; `failed`; `no-failure`.
             * @enum {string}
             */
            state: "waiting" | "failed" | "no-failure";
            /** @description When it failed first: ISO 8601, UTC; null where it did not. */
            failedAt: string | null;
            /** @description When the days are over: ISO 8601, UTC; null unless `waiting`. */
            untilAt: string | null;
        };
        MarkResponse: {
            /** @enum {string} */
            status: "done" | "not-needed" | "postponed";
            /** @description ISO 8601, UTC; null unless postponed. */
            postponedUntil: string | null;
            /** @description Whether what it said was found; null where nobody said. */
            wasRight: boolean | null;
            note: string | null;
            /** @description ISO 8601, UTC. */
            markedAt: string;
            outcome: components["schemas"]["MarkOutcomeResponse"];
        };
        RecommendationResponse: {
            /** @enum {string} */
            action: "replace-fan" | "replace-optics" | "replace-power-supply" | "replace-disk" | "free-disk" | "check-cooling" | "upgrade-firmware" | "check-link" | "split-load" | "nothing";
            /** @enum {string} */
            status: "open" | "done" | "not-needed" | "postponed";
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            location: string | null;
            /**
             * @description What the risk is read from.
             * @enum {string}
             */
            basis: "failure-model" | "degradation" | "none";
            /** @description Of a failure within 30 days, 0..1; null where only a time to failure is known. */
            probability: number | null;
            probabilityLow: number | null;
            probabilityHigh: number | null;
            /** @description The same as it is predicted now, for one that was marked. */
            probabilityNow: number | null;
            /** @description The metric that says most of it; null where it is none. */
            metricName: string | null;
            /** @description Assets that cannot do without this one; null where its surroundings are not known. */
            cutOff: number | null;
            /** @description Why that is null. */
            cutOffReason: string | null;
            /** @description What was said of it last; null where nothing was. */
            mark: components["schemas"]["MarkResponse"] | null;
            /** @description Action and asset: the same while the asset needs the same. */
            id: string;
            title: string;
            /** @example core-rtr-01 */
            assetName: string;
            assetType: string;
            /** @description When the risk was predicted: ISO 8601, UTC. */
            predictedAt: string;
            /** @description Share of the risk that it is about, 0..1. */
            share: number;
            /** @description What raises the risk, the most of it first. */
            why: string;
            /** @description By when: before the risk has come to 0.1, or the earliest plausible failure. ISO 8601, UTC. */
            dueAt: string;
            /** @description What open ones are ordered by: the larger, the more urgent. */
            priority: number;
        };
        PlannedChoiceResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /** @description Assets that cannot be reached, or cannot work, while it is down; null where nobody knows. */
            cutOff: number | null;
            /** @description One of the others without which it cannot be reached anyway; null without one. */
            behind: components["schemas"]["PlannedAssetResponse"] | null;
            /** @description What to do on it, the most urgent first. */
            recommendations: components["schemas"]["RecommendationResponse"][];
            /** @description Whether something is due before the window begins. */
            isLate: boolean;
            /** @example acc-sw-01 */
            assetName: string;
        };
        PlannedLeftOverResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            /**
             * @description `stands-in` for one that is chosen; `full`: the window has as many as were asked for; `unknown` surroundings, and another of that kind is chosen; `postponed` until after it.
             * @enum {string}
             */
            cause: "full" | "stands-in" | "unknown" | "postponed";
            /** @description The one that is chosen instead; null without. */
            because: components["schemas"]["PlannedAssetResponse"] | null;
            /** @description What to do on it first. */
            first: components["schemas"]["RecommendationResponse"];
            /** @description One sentence. */
            reason: string;
            /** @example acc-sw-01 */
            assetName: string;
        };
        PlanResponse: {
            /** @description When the newest of the risks were predicted: ISO 8601, UTC; null before the first. */
            predictedAt: string | null;
            /** @description Why there is nothing to plan; null where there is. */
            reason: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description ISO 8601, UTC. */
            from: string;
            /** @description ISO 8601, UTC. */
            until: string;
            maxAssets: number;
            /** @description The most urgent first. */
            chosen: components["schemas"]["PlannedChoiceResponse"][];
            /** @description The most urgent first. */
            leftOver: components["schemas"]["PlannedLeftOverResponse"][];
        };
        ActionTrustResponse: {
            /** @enum {string} */
            action: "replace-fan" | "replace-optics" | "replace-power-supply" | "replace-disk" | "free-disk" | "check-cooling" | "upgrade-firmware" | "check-link" | "split-load" | "nothing";
            title: string;
            done: number;
            notNeeded: number;
            /** @description What it said was found, or the asset failed where nothing was done. */
            right: number;
            /** @description It was not found, or was not needed and nothing failed within 30 days. */
            wrong: number;
            /** @description What the priority of such recommendations is multiplied by, above 0, at most 1. */
            trust: number;
        };
        RecommendationsResponse: {
            /** @description When the newest of the risks were predicted: ISO 8601, UTC; null before the first. */
            predictedAt: string | null;
            /** @description Why nothing can be recommended; null where risks are known. */
            reason: string | null;
            /** @description Asks for the next page; null on the last one. */
            nextCursor: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description When it was answered: ISO 8601, UTC. */
            asOf: string;
            /** @description Those that match, on all pages. */
            total: number;
            /** @description One for each action that was ever marked. */
            trustByAction: components["schemas"]["ActionTrustResponse"][];
            /** @description The most urgent first; marked ones the newest first. */
            recommendations: components["schemas"]["RecommendationResponse"][];
        };
        MarkRequestBody: {
            /**
             * @description `done`, `not-needed`, `postponed`; `open` takes back what was said last.
             * @example done
             * @enum {string}
             */
            status: "open" | "done" | "not-needed" | "postponed";
            /**
             * @description Whether what it said was found; nobody knows without it.
             * @example true
             */
            wasRight?: boolean;
            /**
             * @description For whoever wonders later; 1 to 500 characters.
             * @example Bearing was worn
             */
            note?: string;
            /** @description Until when it is postponed, ISO 8601, at most a year ahead; needed to postpone. */
            postponedUntil?: string;
        };
        OneRecommendationResponse: {
            /** @description Always true. */
            success: boolean;
            recommendation: components["schemas"]["RecommendationResponse"];
        };
        RecallResponse: {
            /** @description Share of those that failed that were among them, 0..1; null where nothing failed. */
            recall: number | null;
            /** @description Share of the assets that are looked at each day, those at the highest risk first: 0.01, 0.05, 0.1. */
            share: number;
        };
        RiskClassResponse: {
            /** @description Predictions from this probability on … */
            fromRisk: number;
            /** @description … up to this one. */
            toRisk: number;
            nPredictions: number;
            /** @description Sum of their probabilities: as many were to fail. */
            expected: number;
            /** @description As many did. */
            observed: number;
        };
        OutcomeResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            assetName: string | null;
            /** @description UUID of the failure. */
            failureId: string;
            /** @description ISO 8601, UTC. */
            failedAt: string;
            /** @description When the last prediction before it was made: ISO 8601, UTC. */
            predictedAt: string;
            /** @description What it said: 0..1 within the horizon. */
            probability: number;
            /** @description Place in the ranking of that day; 1 is the highest risk. */
            rank: number;
            /** @description Assets that were ranked. */
            nRanked: number;
        };
        RiskAccuracyResponse: {
            /** @description Why nothing can be said yet; null where something can. */
            reason: string | null;
            /** @description Expected by failed: 1 is right, above 1 too many were expected; null where nothing failed. */
            expectedByObserved: number | null;
            /** @description Mean squared error of the probabilities, 0 is best; null without a prediction. */
            brier: number | null;
            /** @description The same with the share that failed as everybody's probability: predictions above it are worse than none. */
            baseBrier: number | null;
            /** @description Always true. */
            success: boolean;
            horizonDays: number;
            /** @description Predictions by a model whose horizon is over; one for each asset and day. */
            nPredictions: number;
            /** @description Those of them that came true. */
            nFailed: number;
            /** @description Sum of their probabilities. */
            expected: number;
            recalls: components["schemas"]["RecallResponse"][];
            classes: components["schemas"]["RiskClassResponse"][];
            /** @description The newest 50 failures, with what was predicted last before them. */
            outcomes: components["schemas"]["OutcomeResponse"][];
        };
        TimeToFailureResponse: {
            /** @description Nineteen in twenty; null where that is later than anything known. */
            high: number | null;
            /** @description Days, 0 or more: one in twenty fails before. */
            low: number;
            /** @description Half of them fail before. */
            median: number;
        };
        RiskContributionResponse: {
            /** @description Null where it is of no metric. */
            metricName: string | null;
            /** @description Its value now; null where it is none. */
            value: number | null;
            feature: string;
            /** @description Of all that raises the risk above that of the mean of the fleet, 0..1; they add up to 1. */
            share: number;
            text: string;
        };
        RiskResponse: {
            /** @example 10f13de4-e972-4765-a047-86aabdb9a16e */
            assetId: string | number;
            location: string | null;
            /**
             * @description Days within which a failure counts.
             * @enum {integer}
             */
            horizonDays: 7 | 30 | 90;
            /** @description ISO 8601, UTC; null where nothing was predicted. */
            predictedAt: string | null;
            /**
             * @description `failure-model`: a model learnt from failures; `degradation`: a metric that comes to its limit; `none`: nothing to predict from.
             * @enum {string}
             */
            basis: "failure-model" | "degradation" | "none";
            /** @description Why there is no probability, no time to failure, or no place in the ranking; null where all are there. */
            reason: string | null;
            /** @description That it fails within the horizon, 0..1; null where nothing is known to say so. */
            probability: number | null;
            /** @description Nine times in ten the probability lies between these two, by how predictions like it turned out. */
            probabilityLow: number | null;
            probabilityHigh: number | null;
            timeToFailureDays: components["schemas"]["TimeToFailureResponse"] | null;
            /** @description Probability times what a failure costs by COSTS, in `currency`; null without one of the two. */
            expectedCost: number | null;
            assetName: string;
            assetType: string;
            /** @description False for virtual assets and those in maintenance: they come last. */
            isRanked: boolean;
            /** @description What raises it most, the first. */
            contributions: components["schemas"]["RiskContributionResponse"][];
        };
        RisksResponse: {
            /**
             * @description Of COSTS; null where nobody says what failures cost.
             * @example EUR
             */
            currency: string | null;
            /** @description Asks for the next page; null on the last one. */
            nextCursor: string | null;
            /** @description Always true. */
            success: boolean;
            horizonDays: number;
            /** @description Assets that match, on all pages. */
            total: number;
            /** @description By probability; those without one by their time to failure; then those of which nothing is said, and those that are not ranked. */
            risks: components["schemas"]["RiskResponse"][];
        };
        PastRiskResponse: {
            /** @enum {integer} */
            horizonDays: 7 | 30 | 90;
            /** @description 0..1. */
            probability: number;
            low: number;
            high: number;
        };
        PastPredictionResponse: {
            /** @enum {string} */
            basis: "failure-model" | "degradation" | "none";
            /** @description Version of the models that said so; null without one. */
            modelVersion: string | null;
            timeToFailureDays: components["schemas"]["TimeToFailureResponse"] | null;
            /** @description ISO 8601, UTC: the last one of each day. */
            predictedAt: string;
            /** @description One for each horizon; empty without a model. */
            risks: components["schemas"]["PastRiskResponse"][];
        };
        AssetOutlookResponse: {
            /**
             * @description Of COSTS; null where nobody says what failures cost.
             * @example EUR
             */
            currency: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description One for each horizon. */
            risks: components["schemas"]["RiskResponse"][];
            /** @description What was predicted before, oldest first. */
            history: components["schemas"]["PastPredictionResponse"][];
            /** @description Its newest 50 failures, newest first, those that were struck out included; without who said what of them. */
            failures: components["schemas"]["FailureResponse"][];
        };
        LevelReachedResponse: {
            /**
             * @description `since`: it is there; `date`; `never`: not within the horizon; `no-trend`; `too-short`: less than a fortnight of history; `ended`: it does not report any more; `no-limit`: none is known.
             * @enum {string}
             */
            answer: "since" | "date" | "never" | "no-trend" | "too-short" | "ended" | "no-limit";
            /** @description When the median gets there, with `since` since when: ISO 8601, UTC; null without. */
            medianAt: string | null;
            /** @description The earliest plausible day, when the upper band is there: ISO 8601, UTC; null where not within the horizon. */
            upperAt: string | null;
            /** @description The latest plausible day: 8 times in 10 it is between both. */
            lowerAt: string | null;
            /** @description Of reaching it by the horizon, 0..1; null where nothing can be said. */
            probability: number | null;
        };
        TrendAccuracyResponse: {
            /** @description Mean error of the level, in the metric's unit; null without origins. */
            meanAbsoluteError: number | null;
            /** @description Why there is none; null where there is one. */
            reason: string | null;
            /** @description Earlier times from which the same was said, and then compared with what came. */
            origins: number;
            /** @description Days ahead that were compared. */
            leadDays: number;
        };
        CapacityItemResponse: {
            /**
             * @description One asset, all assets of a type, location or tag added up, or assets that were chosen.
             * @enum {string}
             */
            kind: "asset" | "type" | "location" | "tag" | "assets";
            /** @description Null for a group. */
            assetId: (string | number) | null;
            assetName: string | null;
            /** @description As the platform stores it; null where it is not known. */
            unit: string | null;
            /** @description In the metric's unit; null where none is known. */
            limit: number | null;
            /**
             * @description What it is known from: METRIC_POLICIES, the speed of links, or that the metric is a share.
             * @enum {string|null}
             */
            limitSource: "setting" | "link-speed" | "percent" | null;
            limitReason: string | null;
            /** @description Busy level now, by the trend: the 95th percentile of a day; null where nothing is known. */
            level: number | null;
            /** @description The level in percent of the limit. */
            utilizationPercent: number | null;
            /** @description In the metric's unit per 30 days; 0 without a trend, null where history is too short for one. */
            growthPerMonth: number | null;
            /** @description The same in percent of the level. */
            growthPercentPerMonth: number | null;
            /**
             * @description What is said of the whole limit.
             * @enum {string}
             */
            answer: "since" | "date" | "never" | "no-trend" | "too-short" | "ended" | "no-limit";
            /** @description Why there is no date; null where there is one. */
            reason: string | null;
            /** @description Of reaching the limit by the horizon, 0..1; null where nothing can be said. */
            probability: number | null;
            /** @description The limit that lasts until the horizon nine times in ten, in the metric's unit: for a share, in percent of what there is. Null where none can be named. */
            recommendedSize: number | null;
            /** @description The same as a multiple of the limit. */
            recommendedFactor: number | null;
            /** @description Why there is no recommended size: too little is known of the trend for the horizon. Null where there is one. */
            recommendedSizeReason: string | null;
            /** @description Name of the asset, or what the assets have in common. */
            name: string;
            metricName: string;
            /** @description Series that are added up; 1 for an asset. */
            series: number;
            /** @description Days on which level or growth changed, oldest first; the growth said is that since the last of them. ISO 8601, UTC: when the local day begins. */
            trendChanges: string[];
            /** @description When 80 % of the limit are reached. */
            at80: components["schemas"]["LevelReachedResponse"];
            /** @description When the limit is reached. */
            at100: components["schemas"]["LevelReachedResponse"];
            /** @description Days with a known level. */
            historyDays: number;
            /** @description How good the same method has been on this history. */
            accuracy: components["schemas"]["TrendAccuracyResponse"];
            /** @description When the levels were read that it is said from: ISO 8601, UTC. */
            madeAt: string;
            /** @example busy-level-trend */
            method: string;
            methodVersion: number;
            /** @description One sentence. */
            summary: string;
        };
        CapacityResponse: {
            /** @description When the newest of the levels were read: ISO 8601, UTC; null before the first run has. */
            computedAt: string | null;
            /** @description Why there is nothing; null where there is something. */
            reason: string | null;
            /** @description Asks for the next page; null on the last one. */
            nextCursor: string | null;
            /** @description Always true. */
            success: boolean;
            /** @description From when the horizon counts, the same on all pages: ISO 8601, UTC. */
            asOf: string;
            horizonDays: number;
            /** @description Rows that match, on all pages. */
            total: number;
            /** @description Metrics that any asset has a known limit of. */
            metrics: string[];
            rows: components["schemas"]["CapacityItemResponse"][];
        };
        CapacityGroupBody: {
            /**
             * @description What its assets have in common.
             * @example type
             * @enum {string}
             */
            by: "type" | "location" | "tag";
            /** @example router */
            name: string;
        };
        WhatIfBody: {
            /**
             * @description Metric to look at, by any of its names.
             * @example cpu_usage
             */
            metric: string;
            /** @description Assets with something in common, added up. Either this or `assets`. */
            group?: components["schemas"]["CapacityGroupBody"];
            /** @description Assets to add up. Either these or `group`. */
            assets?: (string | number)[];
            /**
             * @description What comes to the load, in percent of it: all of it is multiplied, and its growth with it.
             * @default 0
             * @example 20
             */
            growthPercent?: number;
            /**
             * @description Load that comes, in Mbit/s; less than 0 for load that goes. Only for metrics that are bit rates.
             * @default 0
             */
            addMbps?: number;
            /**
             * @description What comes to the limit, in the metric's unit; for a share, in percent of what there is.
             * @default 0
             */
            addCapacity?: number;
            /**
             * @description Assets whose load moves: members leave, others join. The limit stays where it is.
             * @default []
             */
            moveAssets?: (string | number)[];
            /**
             * @description How far to look ahead, in days.
             * @default 180
             */
            horizonDays?: number;
            /** @description From when on the change holds, ISO 8601; what is past counts as now. Now without it. */
            from?: string;
        };
        CapacityPathResponse: {
            low: number[];
            median: number[];
            high: number[];
        };
        CapacityChartResponse: {
            /** @description Busy levels, one a day; null where a day is not known well enough. */
            levels: (number | null)[];
            /** @description As it is; null without a trend to go by. */
            without: components["schemas"]["CapacityPathResponse"] | null;
            /** @description Under the change; null without a trend to go by. */
            with: components["schemas"]["CapacityPathResponse"] | null;
            /** @description Start of the first day: ISO 8601, UTC. */
            from: string;
            /** @description Start of the first day that is expected: ISO 8601, UTC. */
            expectedFrom: string;
        };
        WhatIfResponse: {
            /** @description What was and what is expected, one value a day; null where nothing is known. */
            chart: components["schemas"]["CapacityChartResponse"] | null;
            /** @description Always true. */
            success: boolean;
            /** @description From when the horizon counts: ISO 8601, UTC. */
            asOf: string;
            /** @description From when the change holds: ISO 8601, UTC. */
            from: string;
            horizonDays: number;
            /** @description As it is. */
            without: components["schemas"]["CapacityItemResponse"];
            /** @description Under the change. */
            with: components["schemas"]["CapacityItemResponse"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database is away, or no sweep runs. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
        };
    };
    getAssetHealth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As EMS Core numbers it: a UUID, or a positive integer on older platforms. */
                assetId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetHealthResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    isAlive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LivenessResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    detect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DetectRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetectResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    previewEpisodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getThresholdCurve: {
        parameters: {
            query?: {
                /** @description Days to look back. */
                days?: number;
                /** @description Asset to look at, as EMS Core numbers it; all monitored assets without it. */
                assetId?: string | number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThresholdCurveResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getScores: {
        parameters: {
            query?: {
                /** @description How far to look back, in hours. */
                hours?: number;
                /** @description Scores per page. */
                limit?: number;
                /** @description Scores to skip, newest first. */
                offset?: number;
                /** @description Metric to read, by any of its names (`cpu` and `cpu_usage` are the same); all metrics of the asset without it. */
                metric_name?: string;
                /** @description The same as `metric_name`. */
                metricName?: string;
            };
            header?: never;
            path: {
                /** @description As EMS Core numbers it: a UUID, or a positive integer on older platforms. */
                assetId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoresResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    train: {
        parameters: {
            query?: {
                /** @description `true` answers 202 at once, with the run to ask for. */
                async?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrainRequest"];
            };
        };
        responses: {
            /** @description The finished result. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainResponse"];
                };
            };
            /** @description With async=true: the run, to be asked for again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTrainingRunResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is too little data; the counts are in the answer. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listTrainingRuns: {
        parameters: {
            query?: {
                /** @description Runs per page. */
                limit?: number;
                /** @description Runs to skip, newest first. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingRunsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getTrainingRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of the run, as the list has it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTrainingRunResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    cancelTrainingRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of the run, as the list has it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTrainingRunResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: {
                /** @description How far to look back, in hours. */
                hours?: number;
                /** @description Metric to read, by any of its names (`cpu` and `cpu_usage` are the same); all metrics of the asset without it. */
                metric_name?: string;
                /** @description The same as `metric_name`. */
                metricName?: string;
            };
            header?: never;
            path: {
                /** @description As EMS Core numbers it: a UUID, or a positive integer on older platforms. */
                assetId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricHistoryResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getChart: {
        parameters: {
            query: {
                /** @description Metric to draw, by any of its names (`cpu` and `cpu_usage` are the same), or one source of a metric that has several. */
                metricName: string;
                /** @description How long the chart is where `from` is not given, in hours. */
                hours?: number;
                /** @description Steps at most. */
                points?: number;
                /** @description Where the chart begins, ISO 8601; `hours` before its end without it. */
                from?: string;
                /** @description Where the chart ends, ISO 8601; now without it. */
                until?: string;
            };
            header?: never;
            path: {
                /** @description As EMS Core numbers it: a UUID, or a positive integer on older platforms. */
                assetId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChartResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listEpisodes: {
        parameters: {
            query?: {
                /** @description How far to look back, in hours. */
                hours?: number;
                /** @description Asset whose episodes to list, as EMS Core numbers it; all assets without it. */
                assetId?: string | number;
                /** @description `open` or `closed`; both without it. */
                status?: "open" | "closed";
                /** @description Episodes per page. */
                limit?: number;
                /** @description Episodes to skip, newest first. */
                offset?: number;
                /** @description Metric to read, by any of its names (`cpu` and `cpu_usage` are the same); all metrics of the asset without it. */
                metric_name?: string;
                /** @description The same as `metric_name`. */
                metricName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EpisodesResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getEpisode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of the episode, as the list of episodes has it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EpisodeDetailResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    giveFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of the episode, as the list of episodes has it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackEffectResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    previewFeedback: {
        parameters: {
            query: {
                /** @description The feedback to try. */
                feedback: "true_positive" | "false_positive" | "unsure";
            };
            header?: never;
            path: {
                /** @description UUID of the episode, as the list of episodes has it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackEffectResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    makeForecast: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForecastBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForecastResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is too little data; the counts are in the answer. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getForecasts: {
        parameters: {
            query?: {
                /** @description Metric, by any of its names, or one source of a metric that has several; all series of the asset without it. */
                metricName?: string;
                /** @description How far ahead of the time at which it was made, in hours; accuracy is that of this lead. */
                horizon?: number;
                /** @description Series per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Answers the newest forecast that was made by then, ISO 8601: what was said a day or a week ago, beside what came. Now without it. */
                madeBefore?: string;
            };
            header?: never;
            path: {
                /** @description As EMS Core numbers it: a UUID, or a positive integer on older platforms. */
                assetId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForecastsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getSeasonality: {
        parameters: {
            query?: {
                /** @description Metric, by any of its names; all series of the asset without it. */
                metricName?: string;
                /** @description Series per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description As EMS Core numbers it: a UUID, or a positive integer on older platforms. */
                assetId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeasonalityResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listNoise: {
        parameters: {
            query?: {
                /** @description How far to look back, in days. */
                days?: number;
                /** @description Entries at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoiseResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    previewAlerting: {
        parameters: {
            query?: {
                /** @description How far to look back, in days. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertingPreviewResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listIncidents: {
        parameters: {
            query?: {
                /** @description Those that go on, those that are over, or both. */
                status?: "open" | "closed" | "all";
                /** @description Least priority. */
                minPriority?: number;
                /** @description Least severity. */
                minSeverity?: "low" | "medium" | "high" | "critical";
                /** @description Order, with a minus downwards; equal ones by id. */
                sort?: "priority" | "-priority" | "startedAt" | "-startedAt" | "lastAt" | "-lastAt";
                /** @description Incidents per page. */
                limit?: number;
                /** @description `nextCursor` of the page before, asked for with the same order and filters; the first page without it. */
                cursor?: string;
                /** @description Incidents with this in their summary, in whatever case. */
                text?: string;
                /** @description Incidents with a member of this asset: its id. */
                assetId?: string;
                /** @description Incidents that went on at this time or later: ISO 8601. */
                from?: string;
                /** @description Incidents that had begun by this time: ISO 8601. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the incident. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetailsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    acknowledgeIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the incident. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgementRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetailsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    giveIncidentFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the incident. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIncidentFeedbackRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneIncidentFeedbackResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    withdrawIncidentFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the incident. */
                id: string;
                /** @description Id of the feedback. */
                feedbackId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneIncidentFeedbackResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: {
                /** @description How far back it goes, in hours. */
                hours?: number;
                /** @description What it is written in. */
                format?: "json" | "html" | "markdown";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report, in the format that was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportResponse"];
                    "text/html": string;
                    "text/markdown": string;
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getIncidentRootCause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the incident. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRootCauseResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    giveRootCauseFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the incident. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCauseFeedbackRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneCauseFeedbackResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getRootCauseAccuracy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CauseAccuracyResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    analyzeRootCause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyzeRootCauseBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyzeRootCauseResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    analyzePlatformRootCause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformRootCauseRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformRootCauseResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listCapacity: {
        parameters: {
            query?: {
                /** @description Metric to look at, by any of its names, with its series that have no known limit; all metrics with a limit without it. */
                metric?: string;
                /** @description One row an asset, or one for all assets that have a type, location or tag in common. */
                group?: "asset" | "type" | "location" | "tag";
                /** @description How far to look ahead, in days. */
                horizonDays?: number;
                /** @description Rows per page. */
                limit?: number;
                /** @description `nextCursor` of the page before, asked for with the same order and filters; the first page without it. */
                cursor?: string;
                /**
                 * @description Order of the rows, with a minus downwards. By `limitAt` what has been at its limit longest comes first, then what gets there soonest, then by
                 *     probability. Those without a value come last.
                 */
                sort?: "limitAt" | "-limitAt" | "name" | "-name" | "utilization" | "-utilization" | "growth" | "-growth" | "probability" | "-probability";
                /** @description Shows what has this in its name, in whatever case. */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapacityResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    askWhatIf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhatIfBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is too little data; the counts are in the answer. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    readAssetOutlook: {
        parameters: {
            query?: {
                /** @description How many days of earlier predictions to answer. */
                days?: number;
            };
            header?: never;
            path: {
                /** @description As EMS Core numbers it: a UUID, or a positive integer on older platforms. */
                assetId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetOutlookResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    readRiskAccuracy: {
        parameters: {
            query?: {
                /** @description Of the predictions for this horizon, in days. */
                horizonDays?: 7 | 30 | 90;
                /** @description Predictions of the last so many days. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskAccuracyResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listFailures: {
        parameters: {
            query?: {
                /** @description `true`: those that were struck out, too. */
                all?: "true" | "false";
                /** @description Failures per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Of this asset only. */
                assetId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailuresResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    addFailure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFailureRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneFailureResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    restoreFailure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the failure. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FailureChangeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneFailureResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    strikeOutFailure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the failure. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FailureChangeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneFailureResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getFleetHealth: {
        parameters: {
            query?: {
                /** @description Assets of this type only, as the platform names it. */
                type?: string;
                /** @description Assets at this location only, as the platform names it. */
                location?: string;
                /** @description How many days of the trend to answer. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetHealthResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getAssetHealthHistory: {
        parameters: {
            query?: {
                /** @description How many days to answer. */
                days?: number;
            };
            header?: never;
            path: {
                /** @description As EMS Core numbers it: a UUID, or a positive integer on older platforms. */
                assetId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetHealthHistoryResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listFailureModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureModelsResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    rollBackFailureModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollbackRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneFailureModelResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    planMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listRecommendations: {
        parameters: {
            query?: {
                /** @description Assets of this type only, as the platform names it. */
                type?: string;
                /** @description Assets at this location only, as the platform names it. */
                location?: string;
                /** @description Entries per page. */
                limit?: number;
                /** @description `nextCursor` of the page before, asked for with the same filters; the first page without it. */
                cursor?: string;
                /** @description `open`: to be done; the others were marked by operators, `marked` lists all of them. */
                status?: "open" | "marked" | "done" | "not-needed" | "postponed";
                /** @description Of one kind. */
                action?: "replace-fan" | "replace-optics" | "replace-power-supply" | "replace-disk" | "free-disk" | "check-cooling" | "upgrade-firmware" | "check-link" | "split-load" | "nothing";
                /** @description For one asset, as EMS Core numbers it. */
                assetId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    markRecommendation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the recommendation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkRequestBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneRecommendationResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listRisks: {
        parameters: {
            query?: {
                /** @description Assets of this type only, as the platform names it. */
                type?: string;
                /** @description Assets at this location only, as the platform names it. */
                location?: string;
                /** @description Entries per page. */
                limit?: number;
                /** @description `nextCursor` of the page before, asked for with the same filters; the first page without it. */
                cursor?: string;
                /** @description Within how many days a failure counts. */
                horizonDays?: 7 | 30 | 90;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RisksResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listSilences: {
        parameters: {
            query?: {
                /** @description `true` lists those that are over too. */
                all?: "true" | "false";
                /** @description Silences per page. */
                limit?: number;
                /** @description Silences to skip, the earliest start first. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SilencesResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    addSilence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSilenceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneSilenceResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    removeSilence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the silence. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneSilenceResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getModels: {
        parameters: {
            query?: {
                /** @description Which models to list. */
                status?: "candidate" | "active" | "retired" | "rejected" | "all";
                /** @description Models per page. */
                limit?: number;
                /** @description Models to skip, newest first. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Version of the model, as the list has it. */
                modelVersion: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelDetailsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    activateModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Version of the model, as the list has it. */
                modelVersion: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivateModelRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelDetailsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getModelDrift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Version of the model, as the list has it. */
                modelVersion: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriftResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getModelDriftHistory: {
        parameters: {
            query?: {
                /** @description Days to look back; measurements are kept for 90. */
                days?: number;
            };
            header?: never;
            path: {
                /** @description Version of the model, as the list has it. */
                modelVersion: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriftHistoryResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    pinModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Version of the model, as the list has it. */
                modelVersion: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelDetailsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    unpinModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Version of the model, as the list has it. */
                modelVersion: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelDetailsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description Entries per page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Of this caller only, as `caller` names it; 1 to 200 characters. */
                caller?: string;
                /** @description Of this operation only, by its id in this document, such as `activateModel`; 1 to 100 characters. */
                operation?: string;
                /** @description Of this request only; 1 to 100 characters. */
                requestId?: string;
                /** @description Not before: ISO 8601 with its zone. */
                from?: string;
                /** @description Before: ISO 8601 with its zone. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntriesResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    followChanges: {
        parameters: {
            query?: {
                /** @description Id of the newest event that was received: what came after it is sent first. The header `Last-Event-ID`, which browsers send by themselves, counts before it. */
                lastEventId?: string;
            };
            header?: {
                /** @description The same as `lastEventId`, which it counts before; browsers send it when they reconnect. */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream that goes on until the client leaves, or the service is stopped. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: episode
                     *     id: 42
                     *     data: {"change":"opened","id":"0b7c1a52-3b6a-4c52-9d0e-6a2f4b8c1e37","assetId":1,"assetName":"core-rtr-01","metricName":"latency","severity":"high","status":"open"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getTopology: {
        parameters: {
            query?: {
                /** @description Id of an asset, service or application whose surroundings are shown; everything, page by page, without it. */
                around?: string;
                /** @description How many connections away the farthest node may be; only with `around`. */
                hops?: number;
                /** @description Nodes at most; the nearest with `around`. */
                limit?: number;
                /** @description `nextCursor` of the page before; the first page without it, and not with `around`. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopologyResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getNodeTopology: {
        parameters: {
            query?: {
                /** @description Nodes in each list at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description As EMS Core numbers it: a UUID, or a positive integer on older platforms. */
                assetId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeTopologyResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    findCorrelations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrelationsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrelationsResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    listOutbox: {
        parameters: {
            query?: {
                /** @description Which messages to list; `all` whatever has become of them. */
                status?: "pending" | "delivered" | "parked" | "dropped" | "all";
                /** @description UUID of an episode, for the messages about it; about all episodes without it. */
                episodeId?: string;
                /** @description Messages per page. */
                limit?: number;
                /** @description Messages to skip, newest first. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    resendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of the message, as the list has it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResendResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The same work is already in progress. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As EMS Core numbers it: a UUID, or a positive integer on older platforms. */
                assetId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: {
                /** @description How far to look back, in hours. */
                hours?: number;
                /** @description Most columns of scores. There are fewer where a column would be no whole number of quarters of an hour. */
                columns?: number;
                /** @description Assets per page. */
                limit?: number;
                /** @description `nextCursor` of the page before, asked for with the same order and filters; the first page without it. */
                cursor?: string;
                /**
                 * @description Order of the assets, with a minus downwards: by highest score, name, type, status (healthy, maintenance, unknown, warning,
                 *     critical) or number of open episodes. Those without a value come last, equal ones by name.
                 */
                sort?: "score" | "-score" | "name" | "-name" | "type" | "-type" | "status" | "-status" | "openEpisodes" | "-openEpisodes";
                /** @description Types of assets to show, any of these; all of them without it. */
                type?: string[];
                /** @description Locations to show, any of these; all of them without it. */
                location?: string[];
                /** @description Tags, of which an asset has any; all assets without it. */
                tag?: string[];
                /** @description Statuses to show, any of these; all without it. */
                status?: ("healthy" | "maintenance" | "unknown" | "warning" | "critical")[];
                /** @description Shows assets with this in their name, type, location or id, in whatever case. */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewResponse"];
                };
            };
            /** @description The request breaks the contract; `errors` names every bad field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsResponse"];
                };
            };
            /** @description Who asks is not known: a token or a key is missing, wrong or expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Who asks may not do this; `neededRole` says who may. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
    calculateBusinessImpact: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BusinessImpactRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessImpactDto"];
                };
            };
            /** @description Too many requests come from the address of the client; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"];
                };
            };
        };
    };
}
