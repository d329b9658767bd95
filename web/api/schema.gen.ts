/** Made by `node scripts/generate-api-types.mjs` from the routes. Not edited by hand. */
export interface paths {
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller, the workspace and what the role may do in it. */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server still waits for its first user. */
        get: operations["getSetup"];
        put?: never;
        /**
         * Make the first owner and workspace.
         * @description Works once. `token` is in the link that the server printed at its start. Sign in afterwards.
         */
        post: operations["postSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events of the workspace, resumable by `Last-Event-ID`. */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace. */
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the workspace.
         * @description Fields left out stay; a field that is given replaces the whole of what was there. Prices and defaults left out of theirs are the product’s.
         */
        patch: operations["patchWorkspace"];
        trace?: never;
    };
    "/api/v1/sample-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the workspace has sample data. */
        get: operations["getSampleData"];
        put?: never;
        /**
         * Load sample data.
         * @description Fictional people and properties, a campaign that runs in the sandbox, one with mail at the printer, and a draft. Refused where a channel has a real sender. Loading it again completes what is missing of it.
         */
        post: operations["postSampleData"];
        /**
         * Take the sample data away.
         * @description Exactly what loading made: its records are deleted, its campaigns archived (a draft is removed), its list removed. Receipts and history stay, as always.
         */
        delete: operations["deleteSampleData"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of the workspace. */
        get: operations["getUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}": {
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
         * Remove a person from the workspace.
         * @description Their sessions lose it at once and the API keys they had made are revoked. What they did stays on record.
         */
        delete: operations["deleteUsersByUserId"];
        options?: never;
        head?: never;
        /**
         * Change a person's role.
         * @description API keys they had made with more rights than they keep are revoked.
         */
        patch: operations["patchUsersByUserId"];
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open invitations. */
        get: operations["getInvitations"];
        put?: never;
        /**
         * Invite somebody.
         * @description Inviting an address again replaces its open invitation. The link is good for seven days.
         */
        post: operations["postInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back. */
        delete: operations["deleteInvitationsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an invitation link is for. */
        get: operations["getInvitationsLook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation.
         * @description With `name` and `password` for a new account; signed in with the invited address for one that exists.
         */
        post: operations["postInvitationsAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API keys of the workspace. */
        get: operations["getApiKeys"];
        put?: never;
        /**
         * Make an API key.
         * @description Its role is its scope and at most your own.
         */
        post: operations["postApiKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
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
         * Revoke an API key.
         * @description This process refuses it at once, every other within two seconds.
         */
        delete: operations["deleteApiKeysById"];
        options?: never;
        head?: never;
        /** Rename an API key. */
        patch: operations["patchApiKeysById"];
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs, newest first. */
        get: operations["getJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job, with how far it is. */
        get: operations["getJobsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/results.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of each target.
         * @description Columns: position, targetId, result, detail, receiptId. An empty result: the job has not come to it.
         */
        get: operations["getJobsByIdResults.csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a job.
         * @description Once this has answered, nothing more of it is done. What was done stands.
         */
        post: operations["postJobsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what a job did.
         * @description By a job of its own. A job is undone once: asking again gives the same one.
         */
        post: operations["postJobsByIdUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records that match, in order of name or age. */
        get: operations["getRecords"];
        put?: never;
        /**
         * Add a contact or a property.
         * @description Always a new record, listed as a possible duplicate of whoever it looks like; with `upsert=true` merged into the one it duplicates, if that is clear.
         */
        post: operations["postRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One record with what belongs to it. */
        get: operations["getRecordsById"];
        put?: never;
        post?: never;
        /**
         * Delete a record.
         * @description Its active enrollments end, each with a receipt. Receipts, history and suppressions stay.
         */
        delete: operations["deleteRecordsById"];
        options?: never;
        head?: never;
        /** Change a record. */
        patch: operations["patchRecordsById"];
        trace?: never;
    };
    "/api/v1/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists by name. */
        get: operations["getLists"];
        put?: never;
        /** Make a list. */
        post: operations["postLists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One list. Its records: `GET /records?listId=`. */
        get: operations["getListsById"];
        put?: never;
        post?: never;
        /** Remove a list. Its records stay. */
        delete: operations["deleteListsById"];
        options?: never;
        head?: never;
        /** Rename a list. */
        patch: operations["patchListsById"];
        trace?: never;
    };
    "/api/v1/lists/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put records on a list. */
        post: operations["postListsByIdMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{id}/members/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take records off a list. */
        post: operations["postListsByIdMembersRemove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every tag, with how many records have it. */
        get: operations["getTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tag and untag many records.
         * @description A tag differs from another by more than capital letters; the spelling that was there first stays.
         */
        post: operations["postRecordsTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Custom fields that records have, usable as `{{ record.custom.name }}`. */
        get: operations["getCustomFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, newest first. */
        get: operations["getImports"];
        put?: never;
        /**
         * Import a CSV file.
         * @description Parts in any order. Rows merge into the records they duplicate; a bad row is refused with its line, column and reason, and the rest goes in.
         */
        post: operations["postImports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at the first rows of a file and where its columns would go. Nothing is stored. */
        post: operations["postImportsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is and what came of its rows. */
        get: operations["getImportsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows that were refused, in the order of the file. */
        get: operations["getImportsByIdRejected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rejected.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows that were refused, as they came, with line, column and reason.
         * @description Mended and imported again as it is: the three added columns are left out by themselves.
         */
        get: operations["getImportsByIdRejected.csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an import. What is in stays in. */
        post: operations["postImportsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns, newest first. */
        get: operations["getCampaigns"];
        put?: never;
        /**
         * A new campaign, as a draft.
         * @description Templates, merge fields, delays and windows are checked here; what is left out of `settings` is filled in.
         */
        post: operations["postCampaigns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One campaign, with its numbers. */
        get: operations["getCampaignsById"];
        put?: never;
        post?: never;
        /**
         * Remove a draft.
         * @description What was launched has a history and is archived instead.
         */
        delete: operations["deleteCampaignsById"];
        options?: never;
        head?: never;
        /**
         * Change a campaign.
         * @description Fields left out stay; `settings` are merged. `sequences` is the whole plan as it shall be: one with an `id` keeps it, one without is new, one that is missing is removed. A draft is changed freely. While active, contents and delays can change and sequences be appended at the end; inserting, removing and reordering answer 409 until the campaign is paused. Touches that have not started get the dates of a changed delay, window or start; see `edit-preview`. The scheduled touch of a removed sequence is skipped when it comes due.
         */
        patch: operations["patchCampaignsById"];
        trace?: never;
    };
    "/api/v1/campaigns/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A draft with the same plan, settings and audience. */
        post: operations["postCampaignsByIdDuplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/edit-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change would do to touches that have not started.
         * @description Takes the body of the PATCH and changes nothing.
         */
        post: operations["postCampaignsByIdEditPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put campaigns in order: the one that stands first takes a record first. */
        post: operations["postCampaignsOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Launch a draft.
         * @description Checks everything and lists every fault; then its audience, if it has one, is enrolled: up to 1,000 records before the answer, more by a job.
         */
        post: operations["postCampaignsByIdLaunch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a campaign.
         * @description Answers only when nothing of it can start processing any more. What is processing already completes. Pausing a paused campaign is right, too, and stops a resume that is under way.
         */
        post: operations["postCampaignsByIdPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a paused campaign.
         * @description Touches whose time has passed get their new dates first, then the campaign is active.
         */
        post: operations["postCampaignsByIdResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/resume-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a resume would do, as a calendar. */
        post: operations["postCampaignsByIdResumePreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive a campaign.
         * @description Everybody still in it is unenrolled, each with a receipt; what is processing already completes.
         */
        post: operations["postCampaignsByIdArchive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/audience-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many an audience has, how many of them could be enrolled now, and why the others could not. */
        post: operations["postCampaignsByIdAudiencePreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/launch-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a launch would be refused for, whom it would reach, what it would cost and when touches would leave. */
        get: operations["getCampaignsByIdLaunchPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/sequence-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A sequence as a record would get it.
         * @description Takes a sequence that need not be saved, renders it as for sending, and sends nothing.
         */
        post: operations["postCampaignsByIdSequencePreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done with a campaign and the people in it, newest first. */
        get: operations["getCampaignsByIdEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in a campaign, and who was. */
        get: operations["getCampaignsByIdEnrollments"];
        put?: never;
        /**
         * Enroll records.
         * @description `recordIds` are a person’s act on these records and enroll again whoever was in before, as a new passage; `filter` never brings anybody back. Up to 1,000 are done before the answer, more by a job over ids that are frozen now; it leaves out whoever is unenrolled in the meantime.
         */
        post: operations["postCampaignsByIdEnrollments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One enrollment with all of its touches. */
        get: operations["getEnrollmentsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A record’s passages through all campaigns, newest first. */
        get: operations["getRecordsByIdEnrollments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/enrollments.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list of enrollments as CSV.
         * @description Takes the filters and the order of the list. A value that a spreadsheet would run begins with '.
         */
        get: operations["getCampaignsByIdEnrollments.csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches of a campaign’s direct mail, the soonest to lock first. */
        get: operations["getCampaignsByIdBatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/touches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Touches that are more than planned, in order of enrollment and sequence. */
        get: operations["getTouches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/touches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One touch with its tries. */
        get: operations["getTouchesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/senders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Senders, with their slots. */
        get: operations["getSenders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages of the sandbox, newest first, rendered. */
        get: operations["getOutbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{touchId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The designed part of one message as a page of its own, for a frame.
         * @description It runs nothing and fetches nothing from other hosts.
         */
        get: operations["getOutboxByTouchIdContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/u/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page that asks; changes nothing. */
        get: operations["getUByToken"];
        put?: never;
        /**
         * Stops everything to the address that the message went to, at once.
         * @description RFC 8058 one-click. Again: the same answer. It never expires.
         */
        post: operations["postUByToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Suppressions that stand, newest first. */
        get: operations["getSuppressions"];
        put?: never;
        /**
         * Never send to this address or person again.
         * @description Ends every active enrollment that would use it before this answers, also one that is being made meanwhile. It outlives the record: deleting and importing it again changes nothing.
         */
        post: operations["postSuppressions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One suppression, lifted or not. */
        get: operations["getSuppressionsById"];
        put?: never;
        post?: never;
        /**
         * Lift a suppression.
         * @description The address may be used again from now on. What the suppression ended stays ended.
         */
        delete: operations["deleteSuppressionsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One receipt.
         * @description Word for word as it was first answered, but for `outcomes`, `money`, `restoredAt` and `proof`, which are as they are now.
         */
        get: operations["getReceiptsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Receipts, newest first. */
        get: operations["getReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/unenroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take many out of a campaign.
         * @description A dry run counts what it would do. Else a job over ids that are frozen now, soonest to lock first, with a receipt for each; it can be undone. By filter, the campaign’s running enroll jobs are cancelled first.
         */
        post: operations["postCampaignsByIdUnenroll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollments/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo an unenrollment: the same enrollment, at the same place.
         * @description What was stopped is scheduled again; what is processing is left alone; where something finished meanwhile, the next is scheduled. `reason` of a refusal: `touch_time_passed`, `batch_locked`, `suppressed`, `active_elsewhere`, `newer_passage`, `record_deleted`, `campaign_ended`, `sequence_removed`, `not_unenrolled`, or `plan_edited`: ask again in a moment.
         */
        post: operations["postEnrollmentsByIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollments/{id}/unenroll-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What unenrolling would stop, and what it could not. */
        get: operations["getEnrollmentsByIdUnenrollPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollments/{id}/unenroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a record out of a campaign, at once.
         * @description When this answers, nothing in `stops` will ever be handed to a provider. Again: the same receipt. `optOut` also suppresses the person and every address of theirs, and ends whatever else would use them (`alsoEnded`).
         */
        post: operations["postEnrollmentsByIdUnenroll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/unenroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a record out of every campaign.
         * @description Of a contact, the properties whose outreach reaches that person as well.
         */
        post: operations["postRecordsByIdUnenroll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unenroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take everyone who is known by an email, a phone or an address out of every campaign. */
        post: operations["postUnenroll"];
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
        Me: {
            /** @description Null for an API key. */
            user: {
                /** @description An opaque id. */
                id: string;
                name: string;
                email: string;
            } | null;
            apiKey: {
                /** @description An opaque id. */
                id: string;
                name: string;
            } | null;
            workspace: {
                /** @description An opaque id. */
                id: string;
                name: string;
                role: components["schemas"]["Role"];
            };
            workspaces: {
                /** @description An opaque id. */
                id: string;
                name: string;
                role: components["schemas"]["Role"];
            }[];
            /** @description What the role may do, and within which limits; what is missing it may not. */
            acts: {
                [key: string]: "yes" | "named_100" | "drafts" | "below_owner";
            };
        };
        /** @enum {string} */
        Role: "owner" | "admin" | "manager" | "member" | "viewer";
        Problem: {
            /** @description A URI reference that names the code. */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "malformed_json" | "malformed_request" | "invalid_cursor" | "validation_failed" | "payload_too_large" | "unsupported_media_type" | "method_not_allowed" | "idempotency_key_reused" | "idempotency_in_progress" | "rate_limited" | "request_timeout" | "unauthenticated" | "invalid_credentials" | "forbidden" | "role_limit" | "cross_origin" | "not_found" | "conflict" | "version_conflict" | "already_exists" | "in_use" | "setup_token_invalid" | "setup_done" | "invitation_invalid" | "sign_in_to_accept" | "email_taken" | "last_owner" | "campaign_invalid" | "campaign_status" | "campaign_not_enrollable" | "template_invalid" | "enrollment_completed" | "not_restorable" | "job_finished" | "job_not_undoable" | "import_invalid" | "signature_invalid" | "internal" | "unavailable";
            errors?: components["schemas"]["FieldError"][];
        } & {
            [key: string]: unknown;
        };
        FieldError: {
            /** @description Where: dots between keys, numbers for places in a list. Empty: the whole. */
            path: string;
            message: string;
        };
        SetUpState: {
            open: boolean;
        };
        Joined: {
            /** @description An opaque id. */
            userId: string;
            /** @description An opaque id. */
            workspaceId: string;
        };
        SetUpInput: {
            token: string;
            name: string;
            /** Format: email */
            email: string;
            password: string;
            workspaceName: string;
            /**
             * @description IANA time zone.
             * @example America/New_York
             */
            timeZone: string;
        };
        Workspace: {
            /** @description An opaque id. */
            id: string;
            name: string;
            /**
             * @description IANA time zone.
             * @example America/New_York
             */
            timeZone: string;
            /**
             * @description BCP 47 locale.
             * @example en-US
             */
            locale: string;
            currency: string;
            postalAddress: components["schemas"]["WorkspaceAddress"];
            /** Format: email */
            supportEmail: string | null;
            prices: components["schemas"]["Prices"];
            defaults: components["schemas"]["WorkspaceDefaults"];
        };
        WorkspaceAddress: {
            line1: string;
            line2?: string | null;
            city: string;
            state: string;
            postalCode: string;
            /** @description Default: the name of the workspace. */
            name?: string | null;
            company?: string | null;
        } | null;
        /** @description Per email, SMS segment and mail piece, in the currency of the workspace. */
        Prices: {
            email: string;
            sms: string;
            postcard_4x6: string;
            postcard_6x9: string;
            postcard_6x11: string;
            letter: string;
        };
        WorkspaceDefaults: {
            sendWindow?: components["schemas"]["SendWindow"];
            quietHours?: {
                /** @enum {string} */
                sms?: "strict" | "off";
                /** @enum {string} */
                email?: "strict" | "off";
                /** @enum {string} */
                directMail?: "strict" | "off";
            };
            /**
             * @description ISO 8601 duration.
             * @example P2D
             */
            mailLeadTime?: string;
            /** @example 17:00 */
            mailCutoffTime?: string;
            continuous?: boolean;
            /**
             * @description ISO 8601 duration.
             * @example P2D
             */
            marketingDelay?: string | null;
            exclusive?: boolean;
            exitRules?: {
                onReply?: boolean;
                onBounce?: boolean;
            };
            /**
             * @description What STOP and unsubscribe do to active enrollments: end them, or skip only the touches that would use the address.
             * @enum {string}
             */
            wishEffect?: "end" | "trim";
        };
        SendWindow: {
            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
            /** @example 17:00 */
            from: string;
            /** @example 17:00 */
            to: string;
        } | null;
        WorkspacePatch: {
            name?: string;
            /**
             * @description IANA time zone.
             * @example America/New_York
             */
            timeZone?: string;
            /**
             * @description BCP 47 locale.
             * @example en-US
             */
            locale?: string;
            currency?: string;
            postalAddress?: components["schemas"]["WorkspaceAddress"];
            /** Format: email */
            supportEmail?: string | null;
            prices?: {
                email?: string;
                sms?: string;
                postcard_4x6?: string;
                postcard_6x9?: string;
                postcard_6x11?: string;
                letter?: string;
            };
            defaults?: components["schemas"]["WorkspaceDefaults"];
        };
        SampleData: {
            loaded: boolean;
            /** @description How many it brought. */
            records: number;
            campaignIds: string[];
        };
        Member: {
            /** @description An opaque id. */
            userId: string;
            name: string;
            email: string;
            role: components["schemas"]["Role"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            joinedAt: string;
        };
        MemberChanged: {
            /** @description An opaque id. */
            userId: string;
            name: string;
            email: string;
            role: components["schemas"]["Role"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            joinedAt: string;
            /** @description Keys this person had made with more rights than they have now. */
            revokedApiKeys: string[];
        };
        MemberPatch: {
            role: components["schemas"]["Role"];
        };
        MemberRemoved: {
            revokedApiKeys: string[];
        };
        Invitation: {
            /** @description An opaque id. */
            id: string;
            email: string;
            role: components["schemas"]["Role"];
            /** @description An opaque id. */
            invitedBy: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            expiresAt: string;
        };
        InvitationMade: {
            /** @description An opaque id. */
            id: string;
            email: string;
            role: components["schemas"]["Role"];
            /** @description An opaque id. */
            invitedBy: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            expiresAt: string;
            /** @description The link to send. Shown once. */
            url: string;
        };
        InvitationInput: {
            /** Format: email */
            email: string;
            role: components["schemas"]["Role"];
        };
        InvitationLook: {
            workspaceName: string;
            email: string;
            role: components["schemas"]["Role"];
            hasAccount: boolean;
        };
        InvitationAccept: {
            token: string;
            /** @description For a new account, with `password`. */
            name?: string;
            password?: string;
        };
        ApiKey: {
            /** @description An opaque id. */
            id: string;
            name: string;
            /** @description The first characters of the secret, to tell keys apart. */
            prefix: string;
            /**
             * @description The scope of the key: it may do what this role may.
             * @enum {string}
             */
            role: "owner" | "admin" | "manager" | "member" | "viewer";
            /** @description An opaque id. */
            createdBy: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            expiresAt: string | null;
        };
        ApiKeyMade: {
            /** @description An opaque id. */
            id: string;
            name: string;
            /** @description The first characters of the secret, to tell keys apart. */
            prefix: string;
            /**
             * @description The scope of the key: it may do what this role may.
             * @enum {string}
             */
            role: "owner" | "admin" | "manager" | "member" | "viewer";
            /** @description An opaque id. */
            createdBy: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            expiresAt: string | null;
            /** @description Shown once. */
            secret: string;
        };
        ApiKeyInput: {
            name: string;
            role: components["schemas"]["Role"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            expiresAt?: string | null;
        };
        ApiKeyPatch: {
            name: string;
        };
        Job: {
            /** @description An opaque id. */
            id: string;
            kind: string;
            status: components["schemas"]["JobStatus"];
            /** @description Null: not known yet. */
            total: number | null;
            done: number;
            /** @description How many ended in which way. */
            results: {
                [key: string]: number;
            };
            actor: components["schemas"]["Actor"];
            /** @description An opaque id. */
            campaignId: string | null;
            cancelRequested: boolean;
            /** @description Whether it can be undone once it is over. */
            undoable: boolean;
            /** @description The job that this one takes back. */
            undoOf: string | null;
            /** @description Why it failed. */
            fault: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            finishedAt: string | null;
            /** @description CSV, one row a target; for an import, its rejected rows. */
            resultsUrl: string;
        };
        /** @enum {string} */
        JobStatus: "queued" | "running" | "succeeded" | "failed" | "cancelled";
        Actor: {
            /** @enum {string} */
            type: "user" | "api_key" | "recipient" | "system";
            id: string | null;
            name: string;
        };
        Record: {
            /** @description An opaque id. */
            id: string;
            name: string;
            timeZone: string | null;
            tags: string[];
            custom: {
                [key: string]: string | number | boolean | null;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            updatedAt: string;
            /** @enum {string} */
            type: "contact";
            firstName: string | null;
            lastName: string | null;
            companyName: string | null;
            /** @description The one that outreach uses. */
            email: string | null;
            emails: string[];
            /** @description The first one. */
            phone: string | null;
            phones: {
                number: string;
                /** @enum {string|null} */
                type: "mobile" | "landline" | "voip" | "toll_free" | "fax" | "other" | null;
                doNotCall: boolean;
            }[];
            mailingAddress: components["schemas"]["Address"];
            lists: {
                /** @description An opaque id. */
                id: string;
                name: string;
            }[];
            possibleDuplicates: {
                /** @description An opaque id. */
                id: string;
                type: components["schemas"]["RecordType"];
                name: string;
                why: string;
            }[];
            /** @description That this contact belongs to. */
            properties: {
                /** @description An opaque id. */
                id: string;
                name: string;
                role: string;
                primary: boolean;
            }[];
        } | {
            /** @description An opaque id. */
            id: string;
            name: string;
            timeZone: string | null;
            tags: string[];
            custom: {
                [key: string]: string | number | boolean | null;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            updatedAt: string;
            /** @enum {string} */
            type: "property";
            address: components["schemas"]["Address"];
            parcelNumber: string | null;
            contacts: {
                /** @description An opaque id. */
                recordId: string;
                role: string;
                primary: boolean;
                name: string;
            }[];
            /** @enum {string} */
            mailTo: "owner" | "property";
            lists: {
                /** @description An opaque id. */
                id: string;
                name: string;
            }[];
            possibleDuplicates: {
                /** @description An opaque id. */
                id: string;
                type: components["schemas"]["RecordType"];
                name: string;
                why: string;
            }[];
        };
        Address: {
            line1: string;
            line2: string | null;
            city: string;
            state: string;
            postalCode: string;
        } | null;
        /** @enum {string} */
        RecordType: "contact" | "property";
        RecordInput: {
            /** @enum {string} */
            type: "contact";
            firstName?: string | null;
            lastName?: string | null;
            companyName?: string | null;
            /** @description For one; comes before `emails`. */
            email?: string | null;
            emails?: string[] | null;
            /** @description For one; comes before `phones`. */
            phone?: string | {
                number: string;
                /** @enum {string|null} */
                type?: "mobile" | "landline" | "voip" | "toll_free" | "fax" | "other" | null;
                doNotCall?: boolean | null;
            } | null;
            phones?: (string | {
                number: string;
                /** @enum {string|null} */
                type?: "mobile" | "landline" | "voip" | "toll_free" | "fax" | "other" | null;
                doNotCall?: boolean | null;
            })[] | null;
            mailingAddress?: components["schemas"]["AddressInput"];
            /**
             * @description IANA time zone.
             * @example America/New_York
             */
            timeZone?: string | null;
            tags?: string[] | null;
            custom?: {
                [key: string]: string | number | boolean | null;
            } | null;
        } | {
            /** @enum {string} */
            type: "property";
            address?: components["schemas"]["AddressInput"];
            parcelNumber?: string | null;
            contacts?: {
                /** @description An opaque id. */
                recordId: string;
                role?: string | null;
                primary?: boolean | null;
            }[] | null;
            /** @enum {string|null} */
            mailTo?: "owner" | "property" | null;
            /**
             * @description IANA time zone.
             * @example America/New_York
             */
            timeZone?: string | null;
            tags?: string[] | null;
            custom?: {
                [key: string]: string | number | boolean | null;
            } | null;
        };
        AddressInput: {
            line1?: string | null;
            line2?: string | null;
            city?: string | null;
            state?: string | null;
            postalCode?: string | null;
        } | null;
        RecordItem: {
            /** @description An opaque id. */
            id: string;
            name: string;
            timeZone: string | null;
            tags: string[];
            custom: {
                [key: string]: string | number | boolean | null;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            updatedAt: string;
            /** @enum {string} */
            type: "contact";
            firstName: string | null;
            lastName: string | null;
            companyName: string | null;
            /** @description The one that outreach uses. */
            email: string | null;
            emails: string[];
            /** @description The first one. */
            phone: string | null;
            phones: {
                number: string;
                /** @enum {string|null} */
                type: "mobile" | "landline" | "voip" | "toll_free" | "fax" | "other" | null;
                doNotCall: boolean;
            }[];
            mailingAddress: components["schemas"]["Address"];
        } | {
            /** @description An opaque id. */
            id: string;
            name: string;
            timeZone: string | null;
            tags: string[];
            custom: {
                [key: string]: string | number | boolean | null;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            updatedAt: string;
            /** @enum {string} */
            type: "property";
            address: components["schemas"]["Address"];
            parcelNumber: string | null;
            contacts: {
                /** @description An opaque id. */
                recordId: string;
                role: string;
                primary: boolean;
            }[];
            /** @enum {string} */
            mailTo: "owner" | "property";
        };
        /** @description What is left out stays; lists and addresses are replaced as a whole, `custom` name by name (null removes), `email` and `phone` replace the first one. */
        RecordPatch: {
            firstName?: string | null;
            lastName?: string | null;
            companyName?: string | null;
            /** @description For one; comes before `emails`. */
            email?: string | null;
            emails?: string[] | null;
            /** @description For one; comes before `phones`. */
            phone?: string | {
                number: string;
                /** @enum {string|null} */
                type?: "mobile" | "landline" | "voip" | "toll_free" | "fax" | "other" | null;
                doNotCall?: boolean | null;
            } | null;
            phones?: (string | {
                number: string;
                /** @enum {string|null} */
                type?: "mobile" | "landline" | "voip" | "toll_free" | "fax" | "other" | null;
                doNotCall?: boolean | null;
            })[] | null;
            mailingAddress?: components["schemas"]["AddressInput"];
            address?: components["schemas"]["AddressInput"];
            parcelNumber?: string | null;
            contacts?: {
                /** @description An opaque id. */
                recordId: string;
                role?: string | null;
                primary?: boolean | null;
            }[] | null;
            /** @enum {string|null} */
            mailTo?: "owner" | "property" | null;
            /**
             * @description IANA time zone.
             * @example America/New_York
             */
            timeZone?: string | null;
            tags?: string[] | null;
            custom?: {
                [key: string]: string | number | boolean | null;
            } | null;
        };
        List: {
            /** @description An opaque id. */
            id: string;
            name: string;
            members: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
        };
        ListInput: {
            name: string;
        };
        Changed: {
            changed: number;
        };
        RecordSelection: {
            recordIds?: string[];
            filter?: components["schemas"]["RecordFilter"];
        };
        /** @description Every field given must hold; `{}` is all records. */
        RecordFilter: {
            /** @description Every word is part of a name, an address, an email or the digits of a phone. */
            search?: string;
            type?: components["schemas"]["RecordType"];
            /** @description Has all of these. */
            tags?: string[];
            /** @description Has none of these. */
            withoutTags?: string[];
            /** @description An opaque id. */
            listId?: string;
            /**
             * @description Of the property, of the contact’s mailing address.
             * @example TX
             */
            state?: string;
            /** @description Custom fields with exactly these values. */
            custom?: {
                [key: string]: string | number | boolean | null;
            };
            /**
             * Format: date-time
             * @description Inclusive.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAfter?: string;
            /**
             * Format: date-time
             * @description Exclusive.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdBefore?: string;
            /**
             * Format: date-time
             * @description Inclusive.
             * @example 2025-03-10T17:00:00.000Z
             */
            updatedAfter?: string;
            /**
             * Format: date-time
             * @description Exclusive.
             * @example 2025-03-10T17:00:00.000Z
             */
            updatedBefore?: string;
        };
        TagChange: {
            recordIds?: string[];
            filter?: components["schemas"]["RecordFilter"];
            /** @default [] */
            add?: string[];
            /** @default [] */
            remove?: string[];
        };
        ImportMade: {
            /** @description An opaque id. */
            id: string;
        };
        ImportForm: {
            /**
             * Format: binary
             * @description CSV: UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab; at most 1 GB.
             */
            file: string;
            /** @enum {string} */
            type: "contact" | "property" | "suppression";
            /** @description JSON object of column names and targets, put over the guessed mapping. */
            mapping?: string;
            /** @description By commas: every contact or property of the file gets them. */
            tags?: string;
            /** @description Every contact or property of the file is put on this list. */
            listId?: string;
        };
        ImportPreview: {
            headings: string[];
            /** @description Column name → target such as `owners.1.emails.1`; null: left out. */
            mapping: {
                [key: string]: string | null;
            };
            /** @description The first rows as they stand. */
            rows: string[][];
            rejects: {
                line: number;
                column: string | null;
                reason: string;
            }[];
            /** @description Why nothing could be imported with this mapping. */
            fault: string | null;
        };
        Import: {
            /** @description An opaque id. */
            id: string;
            /** @enum {string} */
            type: "contact" | "property" | "suppression";
            fileName: string;
            status: components["schemas"]["JobStatus"];
            /** @description Known when the whole file has been read. */
            totalRows: number | null;
            processedRows: number;
            created: number;
            /** @description Rows that met a record that was there; with `created` and `rejected`, all rows. */
            updated: number;
            /** @description Of those created. */
            possibleDuplicates: number;
            rejected: number;
            /** @description The rejected rows as CSV with line, column and reason, ready to be mended and imported. */
            rejectedUrl: string;
            /** @description How much of the file has been read. */
            progress: number;
            /** @description Why it failed. */
            fault: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            finishedAt: string | null;
        };
        ImportReject: {
            /** @description Of the file, from 1. */
            line: number;
            column: string | null;
            reason: string;
            /** @description The row as it came. */
            cells: string[];
        };
        Campaign: {
            /** @description An opaque id. */
            id: string;
            name: string;
            status: components["schemas"]["CampaignStatus"];
            /** @description Its place among campaigns: the lower takes a record first. */
            rank: number;
            version: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            createdBy: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            launchedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            pausedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            completedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            archivedAt: string | null;
            enrollments: components["schemas"]["EnrollmentCounts"];
            settings: components["schemas"]["CampaignSettings"];
            audience: components["schemas"]["Audience"];
            sequences: components["schemas"]["Sequence"][];
            stats: components["schemas"]["CampaignStats"];
        };
        /** @enum {string} */
        CampaignStatus: "draft" | "active" | "paused" | "completed" | "archived";
        /** @description Disjoint: whoever is completing is not among the unenrolled. */
        EnrollmentCounts: {
            active: number;
            completing: number;
            completed: number;
            unenrolled: number;
        };
        CampaignSettings: {
            /**
             * @description Of the campaign: its days and cut-offs. Default: the workspace’s. Fixed once the campaign is launched: open batches carry the cut-off that people were shown.
             * @example America/New_York
             */
            timeZone: string;
            /** @description Email and text; null: any time. Applies to touches that are scheduled, too. */
            sendWindow: {
                days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                /** @example 17:00 */
                from: string;
                /** @example 17:00 */
                to: string;
            } | null;
            quietHours: {
                /** @enum {string} */
                sms: "strict" | "off";
                /** @enum {string} */
                email: "strict" | "off";
                /** @enum {string} */
                directMail: "strict" | "off";
            };
            /**
             * @description Fixed once the campaign is launched: open batches carry the cut-off that people were shown.
             * @example P2D
             */
            mailLeadTime: string;
            /**
             * @description Fixed once the campaign is launched: open batches carry the cut-off that people were shown.
             * @example 17:00
             */
            mailCutoffTime: string;
            /** @description Whoever comes to match the audience joins by itself, and the campaign does not complete. */
            continuous: boolean;
            /**
             * @description Keeps out whoever completed any campaign in the last N days.
             * @example P2D
             */
            marketingDelay: string | null;
            /** @description A record is in one exclusive campaign at a time. Fixed once launched. */
            exclusive: boolean;
            /**
             * Format: date-time
             * @description Nothing is due before.
             * @example 2025-03-10T17:00:00.000Z
             */
            startAt: string | null;
            exitRules: {
                onReply: boolean;
                onBounce: boolean;
            };
        };
        /** @description Whom it is for: everyone who matches, or these records. */
        Audience: {
            filter: components["schemas"]["RecordFilter"];
        } | {
            recordIds: string[];
        } | null;
        Sequence: {
            /** @description Never changes. */
            id: string;
            /** @description A fault in it that concerns everyone: nothing of it is handed over until it is changed. */
            held?: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                at: string;
                detail: string | null;
            };
            /** @enum {string} */
            channel: "email";
            /**
             * @description After the touch before; the first counts from the enrollment. `PT0S` is at once.
             * @example P2D
             */
            delay: string;
            subject: string;
            html?: string;
            text?: string;
        } | {
            /** @description Never changes. */
            id: string;
            /** @description A fault in it that concerns everyone: nothing of it is handed over until it is changed. */
            held?: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                at: string;
                detail: string | null;
            };
            /** @enum {string} */
            channel: "sms";
            /**
             * @description After the touch before; the first counts from the enrollment. `PT0S` is at once.
             * @example P2D
             */
            delay: string;
            body: string;
        } | {
            /** @description Never changes. */
            id: string;
            /** @description A fault in it that concerns everyone: nothing of it is handed over until it is changed. */
            held?: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                at: string;
                detail: string | null;
            };
            /** @enum {string} */
            channel: "direct_mail";
            /**
             * @description After the touch before; the first counts from the enrollment. `PT0S` is at once.
             * @example P2D
             */
            delay: string;
            /** @enum {string} */
            format: "postcard_4x6" | "postcard_6x9" | "postcard_6x11" | "letter";
            /** @description HTML of a postcard’s front. */
            front?: string;
            /** @description HTML of a postcard’s back. */
            back?: string;
            /** @description HTML of a letter. */
            html?: string;
        };
        CampaignStats: {
            touches: {
                email?: {
                    planned?: number;
                    scheduled?: number;
                    processing?: number;
                    sent?: number;
                    delivered?: number;
                    failed?: number;
                    unknown?: number;
                    cancelled?: number;
                    skipped?: number;
                };
                sms?: {
                    planned?: number;
                    scheduled?: number;
                    processing?: number;
                    sent?: number;
                    delivered?: number;
                    failed?: number;
                    unknown?: number;
                    cancelled?: number;
                    skipped?: number;
                };
                direct_mail?: {
                    planned?: number;
                    scheduled?: number;
                    processing?: number;
                    sent?: number;
                    delivered?: number;
                    failed?: number;
                    unknown?: number;
                    cancelled?: number;
                    skipped?: number;
                };
            };
            /** @description The same by sequence id. */
            sequences: {
                [key: string]: {
                    planned?: number;
                    scheduled?: number;
                    processing?: number;
                    sent?: number;
                    delivered?: number;
                    failed?: number;
                    unknown?: number;
                    cancelled?: number;
                    skipped?: number;
                };
            };
            /** @description Spent: what providers took. Committed: processing, or not known. Released: everything that stops gave back. */
            money: {
                spent: components["schemas"]["Money"];
                committed: components["schemas"]["Money"];
                released: components["schemas"]["Money"];
            };
        };
        /**
         * @example {
         *       "amount": "0.0079",
         *       "currency": "USD"
         *     }
         */
        Money: {
            amount: string;
            currency: string;
        };
        CampaignInput: {
            name: string;
            /** @default [] */
            sequences?: components["schemas"]["SequenceInput"][];
            settings?: components["schemas"]["CampaignSettingsInput"];
            audience?: components["schemas"]["Audience"];
        };
        /** @description Texts are Liquid templates, such as `Hello {{ record.firstName }}`. */
        SequenceInput: {
            /** @enum {string} */
            channel: "email";
            /**
             * @description After the touch before; the first counts from the enrollment. `PT0S` is at once.
             * @example P2D
             */
            delay: string;
            subject: string;
            html?: string;
            text?: string;
        } | {
            /** @enum {string} */
            channel: "sms";
            /**
             * @description After the touch before; the first counts from the enrollment. `PT0S` is at once.
             * @example P2D
             */
            delay: string;
            body: string;
        } | {
            /** @enum {string} */
            channel: "direct_mail";
            /**
             * @description After the touch before; the first counts from the enrollment. `PT0S` is at once.
             * @example P2D
             */
            delay: string;
            /** @enum {string} */
            format: "postcard_4x6" | "postcard_6x9" | "postcard_6x11" | "letter";
            /** @description HTML of a postcard’s front. */
            front?: string;
            /** @description HTML of a postcard’s back. */
            back?: string;
            /** @description HTML of a letter. */
            html?: string;
        };
        /** @default {} */
        CampaignSettingsInput: {
            /**
             * @description Of the campaign: its days and cut-offs. Default: the workspace’s. Fixed once the campaign is launched: open batches carry the cut-off that people were shown.
             * @example America/New_York
             */
            timeZone?: string;
            /** @description Email and text; null: any time. Applies to touches that are scheduled, too. */
            sendWindow?: {
                days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                /** @example 17:00 */
                from: string;
                /** @example 17:00 */
                to: string;
            } | null;
            quietHours?: {
                /** @enum {string} */
                sms?: "strict" | "off";
                /** @enum {string} */
                email?: "strict" | "off";
                /** @enum {string} */
                directMail?: "strict" | "off";
            };
            /**
             * @description Fixed once the campaign is launched: open batches carry the cut-off that people were shown.
             * @example P2D
             */
            mailLeadTime?: string;
            /**
             * @description Fixed once the campaign is launched: open batches carry the cut-off that people were shown.
             * @example 17:00
             */
            mailCutoffTime?: string;
            /** @description Whoever comes to match the audience joins by itself, and the campaign does not complete. */
            continuous?: boolean;
            /**
             * @description Keeps out whoever completed any campaign in the last N days.
             * @example P2D
             */
            marketingDelay?: string | null;
            /** @description A record is in one exclusive campaign at a time. Fixed once launched. */
            exclusive?: boolean;
            /**
             * Format: date-time
             * @description Nothing is due before.
             * @example 2025-03-10T17:00:00.000Z
             */
            startAt?: string | null;
            exitRules?: {
                onReply?: boolean;
                onBounce?: boolean;
            };
        };
        CampaignSummary: {
            /** @description An opaque id. */
            id: string;
            name: string;
            status: components["schemas"]["CampaignStatus"];
            /** @description Its place among campaigns: the lower takes a record first. */
            rank: number;
            version: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            createdBy: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            launchedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            pausedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            completedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            archivedAt: string | null;
            enrollments: components["schemas"]["EnrollmentCounts"];
            /** @description Of its sequences, in order. */
            channels: components["schemas"]["Channel"][];
            /** @description Touches of an active campaign that are handed over before its day ends, unless they are stopped. Counted to 1,000. */
            leavingToday: number;
        };
        /** @enum {string} */
        Channel: "email" | "sms" | "direct_mail";
        CampaignPatch: {
            name?: string;
            /** @description The whole plan as it shall be; what is left out is removed. */
            sequences?: components["schemas"]["SequenceEdit"][];
            settings?: components["schemas"]["CampaignSettingsInput"];
            audience?: components["schemas"]["Audience"];
            /** @description Refused with `version_conflict` when the campaign has another one. */
            expectVersion?: number;
        };
        SequenceEdit: {
            /** @description Of a sequence that is in the plan. Left out: a new one. */
            id?: string;
            /** @description As it was read; changes nothing. */
            held?: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                at: string;
                detail: string | null;
            };
            /** @enum {string} */
            channel: "email";
            /**
             * @description After the touch before; the first counts from the enrollment. `PT0S` is at once.
             * @example P2D
             */
            delay: string;
            subject: string;
            html?: string;
            text?: string;
        } | {
            /** @description Of a sequence that is in the plan. Left out: a new one. */
            id?: string;
            /** @description As it was read; changes nothing. */
            held?: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                at: string;
                detail: string | null;
            };
            /** @enum {string} */
            channel: "sms";
            /**
             * @description After the touch before; the first counts from the enrollment. `PT0S` is at once.
             * @example P2D
             */
            delay: string;
            body: string;
        } | {
            /** @description Of a sequence that is in the plan. Left out: a new one. */
            id?: string;
            /** @description As it was read; changes nothing. */
            held?: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                at: string;
                detail: string | null;
            };
            /** @enum {string} */
            channel: "direct_mail";
            /**
             * @description After the touch before; the first counts from the enrollment. `PT0S` is at once.
             * @example P2D
             */
            delay: string;
            /** @enum {string} */
            format: "postcard_4x6" | "postcard_6x9" | "postcard_6x11" | "letter";
            /** @description HTML of a postcard’s front. */
            front?: string;
            /** @description HTML of a postcard’s back. */
            back?: string;
            /** @description HTML of a letter. */
            html?: string;
        };
        CampaignCopy: {
            name?: string;
        };
        EditEffect: {
            /** @description False: the campaign must be paused first. */
            allowed: boolean;
            /** @description What in it needs a pause. */
            needsPause: string[];
            appended: number;
            inserted: number;
            removed: {
                sequenceId: string;
                scheduled: number;
            }[];
            contentChanged: {
                sequenceId: string;
                scheduled: number;
            }[];
            /** @description Worked out from the first `sampled` enrollments. */
            moved: {
                /** @description Touches that have not started and get a new date. */
                scheduled: number;
                sampled: number;
                earlier: number;
                later: number;
                unchanged: number;
                examples: {
                    touchId: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    to: string;
                }[];
            };
        };
        /** @description These come first, in this order; the others keep theirs behind them. */
        CampaignOrder: {
            campaignIds: string[];
        };
        ResumeInput: {
            missed?: components["schemas"]["Missed"];
        };
        /**
         * @description What becomes of touches whose time passed: `shift` all dates by the length of the pause, `skip` them, or send only the `newest`.
         * @default shift
         * @enum {string}
         */
        Missed: "shift" | "skip" | "newest";
        ResumePreview: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            pausedAt: string;
            /** @description Enrollments whose next touch was missed. */
            missed: number;
            /** @description How many of them `days` and `skipped` were worked out from. */
            sampled: number;
            skipped: number;
            /** @description Enrollments for which nothing is left. */
            completed: number;
            /** @description On which day, in the campaign’s zone, the next touches would leave. */
            days: {
                date: string;
                channel: components["schemas"]["Channel"];
                touches: number;
            }[];
        };
        AudienceCount: {
            total: number;
            available: number;
            /** @description Why the others are not. */
            reasons: {
                already_enrolled?: number;
                in_other_campaign?: number;
                previously_unenrolled?: number;
                unenrolled_meanwhile?: number;
                suppressed?: number;
                no_channel?: number;
                marketing_delay?: number;
                deleted?: number;
            };
        };
        /** @description Empty: the campaign’s own audience. */
        AudienceQuestion: {
            filter?: components["schemas"]["RecordFilter"];
            recordIds?: string[];
        };
        LaunchPreview: {
            /** @description What a launch would be refused for. Empty: it can be launched. */
            faults: {
                path: string;
                message: string;
            }[];
            /** @description Null: it has none. */
            audience: {
                total: number;
                available: number;
                /** @description Why the others are not. */
                reasons: {
                    already_enrolled?: number;
                    in_other_campaign?: number;
                    previously_unenrolled?: number;
                    unenrolled_meanwhile?: number;
                    suppressed?: number;
                    no_channel?: number;
                    marketing_delay?: number;
                    deleted?: number;
                };
            } | null;
            /**
             * @description Every sequence for everyone available, by the price list: the most it can be.
             * @example {
             *       "amount": "0.0079",
             *       "currency": "USD"
             *     }
             */
            cost: {
                amount: string;
                currency: string;
            };
            /** @description When each would leave for somebody of the campaign’s zone who is enrolled now. */
            sequences: {
                sequenceId: string;
                /**
                 * @description For one record.
                 * @example {
                 *       "amount": "0.0079",
                 *       "currency": "USD"
                 *     }
                 */
                price: {
                    amount: string;
                    currency: string;
                };
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                dueAt: string;
                sendDate: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                locksAt: string;
            }[];
        };
        SequencePreview: {
            /** @description Null: it cannot be made, see `faults`. */
            message: {
                /** @enum {string} */
                channel: "email";
                to: string;
                toName: string | null;
                subject: string;
                html: string | null;
                text: string;
                unsubscribeUrl: string;
            } | {
                /** @enum {string} */
                channel: "sms";
                to: string;
                body: string;
            } | {
                /** @enum {string} */
                channel: "direct_mail";
                /** @enum {string} */
                format: "postcard_4x6" | "postcard_6x9" | "postcard_6x11" | "letter";
                to: {
                    name: string;
                    company?: string;
                    line1: string;
                    line2?: string;
                    city: string;
                    state: string;
                    postalCode: string;
                };
                from: {
                    name: string;
                    company?: string;
                    line1: string;
                    line2?: string;
                    city: string;
                    state: string;
                    postalCode: string;
                } | null;
                front: string | null;
                back: string | null;
                html: string | null;
            } | null;
            faults: {
                path: string;
                message: string;
                line?: number;
                column?: number;
            }[];
        };
        SequenceQuestion: {
            sequence: components["schemas"]["SequenceEdit"];
            /** @description For whom; left out: for somebody made up. */
            recordId?: string;
        };
        CampaignEventList: {
            items: components["schemas"]["EnrollmentEvent"][];
            /** @description Null: this was the last page. */
            nextCursor: string | null;
        };
        EnrollmentEvent: {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            at: string;
            type: string;
            actor: components["schemas"]["Actor"];
            data: {
                [key: string]: unknown;
            };
        };
        EnrollAnswer: {
            enrolled: number;
            skipped: {
                /** @description An opaque id. */
                recordId: string;
                reason: components["schemas"]["LeftOutReason"];
            }[];
        };
        /** @enum {string} */
        LeftOutReason: "already_enrolled" | "in_other_campaign" | "previously_unenrolled" | "unenrolled_meanwhile" | "suppressed" | "no_channel" | "marketing_delay" | "deleted";
        /** @description `recordIds` enrolls again whoever was in before; `filter` (`{}`: everybody) never does. */
        EnrollInput: {
            recordIds: string[];
        } | {
            filter: components["schemas"]["RecordFilter"];
        };
        EnrollmentList: {
            items: components["schemas"]["Enrollment"][];
            /** @description Null: this was the last page. */
            nextCursor: string | null;
            /** @description Of the whole campaign, whatever the filters. */
            counts: {
                active: number;
                completing: number;
                completed: number;
                unenrolled: number;
            };
        };
        Enrollment: {
            /** @description An opaque id. */
            id: string;
            /** @description An opaque id. */
            campaignId: string;
            record: components["schemas"]["EnrolledRecord"];
            status: components["schemas"]["EnrollmentStatus"];
            /** @description Unenrolled, and something that could not be stopped is still processing. */
            completing: boolean;
            cause: components["schemas"]["UnenrollCause"];
            /** @description Counts a record’s passages through this campaign from 1. */
            passage: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            enrolledAt: string;
            enrolledBy: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            endedAt: string | null;
            /** @description What is scheduled; while nothing is, what is processing. */
            nextTouch: {
                /** @description The same from the day of enrollment, whatever becomes of it. */
                id: string;
                sequenceId: string;
                channel: components["schemas"]["Channel"];
                status: components["schemas"]["TouchStatus"];
                /** @description Why it was skipped, cancelled or has failed. */
                reason: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                dueAt: string | null;
                /**
                 * @description Direct mail: the day it leaves.
                 * @example 2025-03-10
                 */
                sendDate: string | null;
                /**
                 * Format: date-time
                 * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                locksAt: string | null;
                stoppable: boolean;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                processingAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                acceptedAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                sentAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                deliveredAt: string | null;
                /** @description An opaque id. */
                batchId: string | null;
                cost: components["schemas"]["Money"];
            } | null;
            /** @description The last one that was handed over or is being. */
            lastTouch: {
                /** @description The same from the day of enrollment, whatever becomes of it. */
                id: string;
                sequenceId: string;
                channel: components["schemas"]["Channel"];
                status: components["schemas"]["TouchStatus"];
                /** @description Why it was skipped, cancelled or has failed. */
                reason: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                dueAt: string | null;
                /**
                 * @description Direct mail: the day it leaves.
                 * @example 2025-03-10
                 */
                sendDate: string | null;
                /**
                 * Format: date-time
                 * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                locksAt: string | null;
                stoppable: boolean;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                processingAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                acceptedAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                sentAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                deliveredAt: string | null;
                /** @description An opaque id. */
                batchId: string | null;
                cost: components["schemas"]["Money"];
            } | null;
        };
        EnrolledRecord: {
            /** @description An opaque id. */
            id: string;
            type: components["schemas"]["RecordType"];
            name: string;
            email: string | null;
            phone: string | null;
            /** @description In one line. */
            address: string | null;
            deleted: boolean;
        };
        /** @enum {string} */
        EnrollmentStatus: "active" | "completed" | "unenrolled";
        /** @enum {string|null} */
        UnenrollCause: "manual" | "opted_out" | "replied" | "bounced" | "rule" | "record_deleted" | "campaign_ended" | null;
        /**
         * @description `planned`: computed from the plan, not stored. `unknown`: may have been sent, never resent.
         * @enum {string}
         */
        TouchStatus: "planned" | "scheduled" | "processing" | "sent" | "delivered" | "failed" | "unknown" | "cancelled" | "skipped";
        EnrollmentDetail: {
            /** @description An opaque id. */
            id: string;
            /** @description An opaque id. */
            campaignId: string;
            record: components["schemas"]["EnrolledRecord"];
            status: components["schemas"]["EnrollmentStatus"];
            /** @description Unenrolled, and something that could not be stopped is still processing. */
            completing: boolean;
            cause: components["schemas"]["UnenrollCause"];
            /** @description Counts a record’s passages through this campaign from 1. */
            passage: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            enrolledAt: string;
            enrolledBy: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            endedAt: string | null;
            /** @description What is scheduled; while nothing is, what is processing. */
            nextTouch: {
                /** @description The same from the day of enrollment, whatever becomes of it. */
                id: string;
                sequenceId: string;
                channel: components["schemas"]["Channel"];
                status: components["schemas"]["TouchStatus"];
                /** @description Why it was skipped, cancelled or has failed. */
                reason: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                dueAt: string | null;
                /**
                 * @description Direct mail: the day it leaves.
                 * @example 2025-03-10
                 */
                sendDate: string | null;
                /**
                 * Format: date-time
                 * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                locksAt: string | null;
                stoppable: boolean;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                processingAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                acceptedAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                sentAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                deliveredAt: string | null;
                /** @description An opaque id. */
                batchId: string | null;
                cost: components["schemas"]["Money"];
            } | null;
            /** @description The last one that was handed over or is being. */
            lastTouch: {
                /** @description The same from the day of enrollment, whatever becomes of it. */
                id: string;
                sequenceId: string;
                channel: components["schemas"]["Channel"];
                status: components["schemas"]["TouchStatus"];
                /** @description Why it was skipped, cancelled or has failed. */
                reason: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                dueAt: string | null;
                /**
                 * @description Direct mail: the day it leaves.
                 * @example 2025-03-10
                 */
                sendDate: string | null;
                /**
                 * Format: date-time
                 * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                locksAt: string | null;
                stoppable: boolean;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                processingAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                acceptedAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                sentAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                deliveredAt: string | null;
                /** @description An opaque id. */
                batchId: string | null;
                cost: components["schemas"]["Money"];
            } | null;
            version: number;
            /** @description Every sequence, in order; those still to come are `planned` with the dates they would get. */
            touches: components["schemas"]["Touch"][];
            /** @description Oldest first. */
            events: components["schemas"]["EnrollmentEvent"][];
            /** @description Newest first. */
            receipts: components["schemas"]["Receipt"][];
        };
        Touch: {
            /** @description The same from the day of enrollment, whatever becomes of it. */
            id: string;
            sequenceId: string;
            channel: components["schemas"]["Channel"];
            status: components["schemas"]["TouchStatus"];
            /** @description Why it was skipped, cancelled or has failed. */
            reason: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            dueAt: string | null;
            /**
             * @description Direct mail: the day it leaves.
             * @example 2025-03-10
             */
            sendDate: string | null;
            /**
             * Format: date-time
             * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
             * @example 2025-03-10T17:00:00.000Z
             */
            locksAt: string | null;
            stoppable: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            processingAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            acceptedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            sentAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            deliveredAt: string | null;
            /** @description An opaque id. */
            batchId: string | null;
            cost: components["schemas"]["Money"];
        };
        Receipt: {
            /** @description An opaque id. */
            id: string;
            /** @description An opaque id. */
            enrollmentId: string;
            /** @description An opaque id. */
            recordId: string;
            /** @description An opaque id. */
            campaignId: string;
            /**
             * Format: date-time
             * @description From then on no touch in `stops` is handed to a provider.
             * @example 2025-03-10T17:00:00.000Z
             */
            at: string;
            actor: components["schemas"]["Actor"];
            cause: components["schemas"]["UnenrollCause"];
            reason: string | null;
            note: string | null;
            /** @description What will not happen, planned touches included. */
            stops: components["schemas"]["StoppedTouch"][];
            /** @description What was past stopping and not settled for good, as it was then. */
            continues: components["schemas"]["Touch"][];
            /** @description Touches that had moved since the preview, as they were just before the stop. */
            changedSincePreview: components["schemas"]["Touch"][];
            /** @description Receipts of what else the opt-out ended. */
            alsoEnded: string[];
            /** @description What has become of those that continued. */
            outcomes: components["schemas"]["Touch"][];
            money: components["schemas"]["StopMoney"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            restoredAt: string | null;
            /** @description The stop of many that it belongs to. */
            jobId: string | null;
            proof: components["schemas"]["Proof"];
        };
        StoppedTouch: {
            /** @description The same from the day of enrollment, whatever becomes of it. */
            id: string;
            sequenceId: string;
            channel: components["schemas"]["Channel"];
            status: components["schemas"]["TouchStatus"];
            /** @description Why it was skipped, cancelled or has failed. */
            reason: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            dueAt: string | null;
            /**
             * @description Direct mail: the day it leaves.
             * @example 2025-03-10
             */
            sendDate: string | null;
            /**
             * Format: date-time
             * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
             * @example 2025-03-10T17:00:00.000Z
             */
            locksAt: string | null;
            stoppable: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            processingAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            acceptedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            sentAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            deliveredAt: string | null;
            /** @description An opaque id. */
            batchId: string | null;
            cost: components["schemas"]["Money"];
            /**
             * @description What it was when it was stopped.
             * @enum {string}
             */
            was: "planned" | "scheduled";
        };
        StopMoney: {
            /**
             * @description Will not be spent, because it was stopped.
             * @example {
             *       "amount": "0.0079",
             *       "currency": "USD"
             *     }
             */
            released: {
                amount: string;
                currency: string;
            };
            /**
             * @description What providers took for this enrollment.
             * @example {
             *       "amount": "0.0079",
             *       "currency": "USD"
             *     }
             */
            spent: {
                amount: string;
                currency: string;
            };
            /**
             * @description Processing, or not known.
             * @example {
             *       "amount": "0.0079",
             *       "currency": "USD"
             *     }
             */
            committed: {
                amount: string;
                currency: string;
            };
        };
        /** @description Its place in the chain of everything that happened in the workspace. */
        Proof: {
            /** @enum {string} */
            state: "pending";
        } | {
            /** @enum {string} */
            state: "sealed";
            block: number;
            /** @description Of the event that tells of it. */
            position: number;
            /** @description SHA-256, hex, of the receipt’s permanent words. */
            hash: string;
        };
        RecordEnrollments: {
            items: {
                /** @description An opaque id. */
                id: string;
                /** @description An opaque id. */
                campaignId: string;
                record: components["schemas"]["EnrolledRecord"];
                status: components["schemas"]["EnrollmentStatus"];
                /** @description Unenrolled, and something that could not be stopped is still processing. */
                completing: boolean;
                cause: components["schemas"]["UnenrollCause"];
                /** @description Counts a record’s passages through this campaign from 1. */
                passage: number;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                enrolledAt: string;
                enrolledBy: components["schemas"]["Actor"];
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                endedAt: string | null;
                /** @description What is scheduled; while nothing is, what is processing. */
                nextTouch: {
                    /** @description The same from the day of enrollment, whatever becomes of it. */
                    id: string;
                    sequenceId: string;
                    channel: components["schemas"]["Channel"];
                    status: components["schemas"]["TouchStatus"];
                    /** @description Why it was skipped, cancelled or has failed. */
                    reason: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    dueAt: string | null;
                    /**
                     * @description Direct mail: the day it leaves.
                     * @example 2025-03-10
                     */
                    sendDate: string | null;
                    /**
                     * Format: date-time
                     * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    locksAt: string | null;
                    stoppable: boolean;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    processingAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    acceptedAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    sentAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    deliveredAt: string | null;
                    /** @description An opaque id. */
                    batchId: string | null;
                    cost: components["schemas"]["Money"];
                } | null;
                /** @description The last one that was handed over or is being. */
                lastTouch: {
                    /** @description The same from the day of enrollment, whatever becomes of it. */
                    id: string;
                    sequenceId: string;
                    channel: components["schemas"]["Channel"];
                    status: components["schemas"]["TouchStatus"];
                    /** @description Why it was skipped, cancelled or has failed. */
                    reason: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    dueAt: string | null;
                    /**
                     * @description Direct mail: the day it leaves.
                     * @example 2025-03-10
                     */
                    sendDate: string | null;
                    /**
                     * Format: date-time
                     * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    locksAt: string | null;
                    stoppable: boolean;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    processingAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    acceptedAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    sentAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    deliveredAt: string | null;
                    /** @description An opaque id. */
                    batchId: string | null;
                    cost: components["schemas"]["Money"];
                } | null;
                campaignName: string;
            }[];
            /** @description Null: this was the last page. */
            nextCursor: string | null;
        };
        Batch: {
            /** @description An opaque id. */
            id: string;
            sequenceId: string;
            /** @example 2025-03-10 */
            sendDate: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            dueAt: string;
            /**
             * Format: date-time
             * @description From then on it locks, and its pieces cannot be stopped.
             * @example 2025-03-10T17:00:00.000Z
             */
            locksAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            lockedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            mailedAt: string | null;
            status: components["schemas"]["BatchStatus"];
            /** @description Pieces in it. */
            planned: number;
            /** @description Pieces that were taken out of it. */
            removed: number;
            /** @description Places that others took: there is no replacement, so none. */
            replaced: number;
        };
        /** @enum {string} */
        BatchStatus: "open" | "locking" | "locked" | "mailed";
        TouchRow: {
            /** @description The same from the day of enrollment, whatever becomes of it. */
            id: string;
            sequenceId: string;
            channel: components["schemas"]["Channel"];
            status: components["schemas"]["TouchStatus"];
            /** @description Why it was skipped, cancelled or has failed. */
            reason: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            dueAt: string | null;
            /**
             * @description Direct mail: the day it leaves.
             * @example 2025-03-10
             */
            sendDate: string | null;
            /**
             * Format: date-time
             * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
             * @example 2025-03-10T17:00:00.000Z
             */
            locksAt: string | null;
            stoppable: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            processingAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            acceptedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            sentAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            deliveredAt: string | null;
            /** @description An opaque id. */
            batchId: string | null;
            cost: components["schemas"]["Money"];
            /** @description An opaque id. */
            enrollmentId: string;
            /** @description An opaque id. */
            recordId: string;
            /** @description An opaque id. */
            campaignId: string;
            providerMessageId: string | null;
            /** @description How often it was handed over. */
            attempts: number;
        };
        TouchDetail: {
            /** @description The same from the day of enrollment, whatever becomes of it. */
            id: string;
            sequenceId: string;
            channel: components["schemas"]["Channel"];
            status: components["schemas"]["TouchStatus"];
            /** @description Why it was skipped, cancelled or has failed. */
            reason: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            dueAt: string | null;
            /**
             * @description Direct mail: the day it leaves.
             * @example 2025-03-10
             */
            sendDate: string | null;
            /**
             * Format: date-time
             * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
             * @example 2025-03-10T17:00:00.000Z
             */
            locksAt: string | null;
            stoppable: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            processingAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            acceptedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            sentAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            deliveredAt: string | null;
            /** @description An opaque id. */
            batchId: string | null;
            cost: components["schemas"]["Money"];
            /** @description An opaque id. */
            enrollmentId: string;
            /** @description An opaque id. */
            recordId: string;
            /** @description An opaque id. */
            campaignId: string;
            providerMessageId: string | null;
            /** @description How often it was handed over. */
            attempts: number;
            detail: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            scheduledAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            retryAt: string | null;
            /** @description An opaque id. */
            senderId: string | null;
            /** @description What was found when it was looked at again before the hand-over, when it was not simply "go". */
            secondLook: {
                [key: string]: unknown;
            } | null;
            history: components["schemas"]["TouchAttempt"][];
        };
        /** @description A try that was not simply accepted, or an outcome that came too late. */
        TouchAttempt: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            at: string;
            attempt: number;
            outcome: string;
            /** @description False: it came after the lease was lost and changed nothing. */
            applied: boolean;
            code: string | null;
            detail: string | null;
            providerMessageId: string | null;
        };
        Sender: {
            /** @description An opaque id. */
            id: string;
            channel: components["schemas"]["Channel"];
            /** @enum {string} */
            provider: "sandbox" | "smtp" | "twilio" | "lob";
            name: string;
            /** @description Serves its channel. */
            default: boolean;
            /** @description How many messages it has in hand at a time. */
            slots: number;
            /** @description Of them, held by living processes now. */
            inUse: number;
            /** @enum {string} */
            status: "ok" | "paused" | "failing";
            statusDetail: string | null;
            /**
             * @description `environment`: follows the settings of the server.
             * @enum {string}
             */
            origin: "environment" | "workspace";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
        };
        OutboxEntry: {
            /** @description An opaque id. */
            id: string;
            /** @description An opaque id. */
            touchId: string;
            sequenceId: string;
            channel: components["schemas"]["Channel"];
            /** @description An opaque id. */
            enrollmentId: string;
            /** @description An opaque id. */
            recordId: string;
            /** @description An opaque id. */
            campaignId: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            at: string;
            message: components["schemas"]["OutboxMessage"];
            /** @description SMS: how many a carrier would have charged. */
            segments: number | null;
            /**
             * Format: date-time
             * @description Until when a real sender would have waited for a send window or the end of quiet hours.
             * @example 2025-03-10T17:00:00.000Z
             */
            wouldHaveWaitedUntil: string | null;
        };
        OutboxMessage: {
            /** @enum {string} */
            channel: "email";
            to: string;
            toName: string | null;
            subject: string;
            html: string | null;
            text: string;
            unsubscribeUrl: string;
        } | {
            /** @enum {string} */
            channel: "sms";
            to: string;
            body: string;
        } | {
            /** @enum {string} */
            channel: "direct_mail";
            /** @enum {string} */
            format: "postcard_4x6" | "postcard_6x9" | "postcard_6x11" | "letter";
            to: {
                name: string;
                company?: string;
                line1: string;
                line2?: string;
                city: string;
                state: string;
                postalCode: string;
            };
            from: {
                name: string;
                company?: string;
                line1: string;
                line2?: string;
                city: string;
                state: string;
                postalCode: string;
            } | null;
            front: string | null;
            back: string | null;
            html: string | null;
        };
        SuppressionMade: {
            /** @description An opaque id. */
            id: string;
            kind: components["schemas"]["SuppressionKind"];
            /** @description In its one normal form; an address by street and ZIP code. */
            value: string;
            scope: components["schemas"]["SuppressionScope"];
            effect: components["schemas"]["SuppressionEffect"];
            reason: components["schemas"]["SuppressionReason"];
            note: string | null;
            actor: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            liftedAt: string | null;
            liftedBy: components["schemas"]["Actor"] & (Record<string, never> | null);
            /** @description Of the enrollments that it ended. */
            receipts: components["schemas"]["Receipt"][];
            /** @description Enrollments that go on without the touches to this address. */
            trimmed: string[];
        };
        /** @enum {string} */
        SuppressionKind: "email" | "phone" | "address" | "record";
        /**
         * @description Every channel, or one of them.
         * @enum {string}
         */
        SuppressionScope: "all" | "email" | "sms" | "direct_mail";
        /**
         * @description `wish` ends enrollments that would use it; `dead` skips their touches to it.
         * @enum {string}
         */
        SuppressionEffect: "wish" | "dead";
        /** @enum {string} */
        SuppressionReason: "stop_reply" | "unsubscribe" | "complaint" | "manual" | "import" | "legal" | "hard_bounce" | "returned_mail" | "invalid_phone";
        SuppressionInput: {
            kind: components["schemas"]["SuppressionKind"];
            /** @description An email, a phone, the id of a record, or an address: one line or its parts. */
            value: string | {
                line1?: string;
                line2?: string | null;
                city?: string;
                state?: string;
                postalCode?: string;
            };
            scope?: components["schemas"]["SuppressionScope"];
            /** @description One of stop_reply, unsubscribe, complaint, manual, import, legal, hard_bounce, returned_mail, invalid_phone (default manual). Other words are kept as the note. */
            reason?: string;
            note?: string;
        };
        Suppression: {
            /** @description An opaque id. */
            id: string;
            kind: components["schemas"]["SuppressionKind"];
            /** @description In its one normal form; an address by street and ZIP code. */
            value: string;
            scope: components["schemas"]["SuppressionScope"];
            effect: components["schemas"]["SuppressionEffect"];
            reason: components["schemas"]["SuppressionReason"];
            note: string | null;
            actor: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2025-03-10T17:00:00.000Z
             */
            liftedAt: string | null;
            liftedBy: components["schemas"]["Actor"] & (Record<string, never> | null);
        };
        BulkUnenrollPreview: {
            /** @enum {boolean} */
            dryRun: true;
            /** @description How many would be unenrolled. */
            enrollments: number;
            /** @description Touches that would not happen. */
            stops: {
                total: number;
                scheduled: {
                    email?: number;
                    sms?: number;
                    direct_mail?: number;
                };
                planned: {
                    email?: number;
                    sms?: number;
                    direct_mail?: number;
                };
            };
            /** @description Touches that are past stopping. */
            continues: {
                total: number;
                byChannel: {
                    email?: number;
                    sms?: number;
                    direct_mail?: number;
                };
            };
            alreadyUnenrolled: number;
            completed: number;
            /** @description Named ones that are not of this campaign. */
            notFound: number;
            money: {
                released: components["schemas"]["Money"];
            };
        };
        /** @description Named, or all that match now. `dryRun`: only count. */
        BulkUnenrollInput: {
            enrollmentIds: string[];
            /** @description Why, in a few words. */
            reason?: string;
            note?: string;
            /** @default false */
            dryRun?: boolean;
        } | {
            filter: components["schemas"]["EnrollmentFilter"];
            /** @description Why, in a few words. */
            reason?: string;
            note?: string;
            /** @default false */
            dryRun?: boolean;
        };
        /** @description Every field given must hold; `{}` is everybody in the campaign. */
        EnrollmentFilter: {
            /** @description Every word is part of a name, an address, an email or the digits of a phone. */
            search?: string;
            type?: components["schemas"]["RecordType"];
            /** @description Has all of these. */
            tags?: string[];
            /** @description Has none of these. */
            withoutTags?: string[];
            /** @description An opaque id. */
            listId?: string;
            /**
             * @description Of the property, of the contact’s mailing address.
             * @example TX
             */
            state?: string;
            /** @description Custom fields with exactly these values. */
            custom?: {
                [key: string]: string | number | boolean | null;
            };
            /**
             * Format: date-time
             * @description Inclusive.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdAfter?: string;
            /**
             * Format: date-time
             * @description Exclusive.
             * @example 2025-03-10T17:00:00.000Z
             */
            createdBefore?: string;
            /**
             * Format: date-time
             * @description Inclusive.
             * @example 2025-03-10T17:00:00.000Z
             */
            updatedAfter?: string;
            /**
             * Format: date-time
             * @description Exclusive.
             * @example 2025-03-10T17:00:00.000Z
             */
            updatedBefore?: string;
            /** @description `unenrolled` includes those still completing. */
            status?: ("active" | "completing" | "completed" | "unenrolled") | ("active" | "completing" | "completed" | "unenrolled")[];
            cause?: components["schemas"]["UnenrollCause"] | components["schemas"]["UnenrollCause"][];
            /** @description One touch: of this sequence, */
            sequenceId?: string;
            /** @description on one of these channels, */
            channel?: components["schemas"]["Channel"] | components["schemas"]["Channel"][];
            /** @description in one of these states; `planned`: still to come, */
            touchStatus?: components["schemas"]["TouchStatus"] | components["schemas"]["TouchStatus"][];
            /** @description scheduled and stoppable (true), or past stopping (false), */
            stoppable?: boolean;
            /**
             * Format: date-time
             * @description scheduled and able to lock before this instant.
             * @example 2025-03-10T17:00:00.000Z
             */
            locksBefore?: string;
            /**
             * Format: date-time
             * @description Inclusive.
             * @example 2025-03-10T17:00:00.000Z
             */
            enrolledAfter?: string;
            /**
             * Format: date-time
             * @description Exclusive.
             * @example 2025-03-10T17:00:00.000Z
             */
            enrolledBefore?: string;
        };
        UnenrollPreview: {
            version: string;
            stops: components["schemas"]["Touch"][];
            continues: {
                /** @description The same from the day of enrollment, whatever becomes of it. */
                id: string;
                sequenceId: string;
                channel: components["schemas"]["Channel"];
                status: components["schemas"]["TouchStatus"];
                /** @description Why it was skipped, cancelled or has failed. */
                reason: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                dueAt: string | null;
                /**
                 * @description Direct mail: the day it leaves.
                 * @example 2025-03-10
                 */
                sendDate: string | null;
                /**
                 * Format: date-time
                 * @description The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                locksAt: string | null;
                stoppable: boolean;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                processingAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                acceptedAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                sentAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                deliveredAt: string | null;
                /** @description An opaque id. */
                batchId: string | null;
                cost: components["schemas"]["Money"];
                expectedArrival: components["schemas"]["ExpectedArrival"];
            }[];
            money: components["schemas"]["StopMoney"];
            /** @description Of the same person, properties that reach them included. They go on. */
            otherEnrollments: {
                /** @description An opaque id. */
                id: string;
                campaign: {
                    /** @description An opaque id. */
                    id: string;
                    name: string;
                };
                record: {
                    /** @description An opaque id. */
                    id: string;
                    type: components["schemas"]["RecordType"];
                    name: string;
                };
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2025-03-10T17:00:00.000Z
                 */
                enrolledAt: string;
                nextTouch: {
                    channel: components["schemas"]["Channel"];
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    dueAt: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     * @example 2025-03-10T17:00:00.000Z
                     */
                    locksAt: string;
                } | null;
            }[];
            /** @description Who would take the place in a batch; nobody does. */
            replacement: null;
        };
        /** @description Days on which a piece of mail is likely to arrive. */
        ExpectedArrival: {
            earliest: string;
            latest: string;
        } | null;
        UnenrollInput: {
            /** @description Why, in a few words. */
            reason?: string;
            note?: string;
            /** @description `version` of a preview. One that has moved never refuses: see `changedSincePreview`. */
            expectVersion?: string;
            /** @description Suppresses the person and every address of theirs, too. */
            optOut?: boolean;
        };
        Receipts: {
            receipts: components["schemas"]["Receipt"][];
        };
        UnenrollEverywhereInput: {
            /** @description Why, in a few words. */
            reason?: string;
            note?: string;
        };
        UnenrollPersonInput: {
            email?: string;
            phone?: string;
            /** @description One line or its parts; street and ZIP code are needed. */
            address?: string | {
                line1?: string;
                line2?: string | null;
                city?: string;
                state?: string;
                postalCode?: string;
            };
            /** @description Why, in a few words. */
            reason?: string;
            note?: string;
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
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open until the first user exists. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpState"];
                };
            };
        };
    };
    postSetup: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpInput"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `setup_token_invalid`, `cross_origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `setup_done` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query?: {
                /** @description Which workspace: EventSource cannot send the header. */
                workspaceId?: string;
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream that stays open; `event` is the type, `data` is JSON. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WorkspacePatch"];
            };
        };
        responses: {
            /** @description The workspace as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSampleData: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What there is of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleData"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSampleData: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Loaded. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleData"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSampleData: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone, or there was none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everybody, the longest here first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUsersByUserId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberRemoved"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchUsersByUserId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberPatch"];
            };
        };
        responses: {
            /** @description The person as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberChanged"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvitations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Neither accepted nor expired. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invitation"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postInvitations: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationInput"];
            };
        };
        responses: {
            /** @description With the link, shown once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationMade"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `already_exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteInvitationsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link is dead. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvitationsLook: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationLook"];
                };
            };
            /** @description `invitation_invalid` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postInvitationsAccept: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAccept"];
            };
        };
        responses: {
            /** @description Joined. Sign in next. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_origin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation_invalid` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `sign_in_to_accept` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Without their secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyInput"];
            };
        };
        responses: {
            /** @description With the secret, shown once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyMade"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteApiKeysById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchApiKeysById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyPatch"];
            };
        };
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobs: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                kind?: string;
                status?: components["schemas"]["JobStatus"];
                /** @description An opaque id. */
                campaignId?: string;
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Job"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "getJobsByIdResults.csv": {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row a target, in order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postJobsByIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job as it is now; a running one ends before its next chunk. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `job_finished` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postJobsByIdUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that takes it back. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `job_not_undoable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecords: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Every word is part of a name, an address, an email or the digits of a phone. */
                search?: string;
                type?: components["schemas"]["RecordType"];
                /** @description Has this tag; given several times, all of them. */
                tag?: string | string[];
                /** @description An opaque id. */
                listId?: string;
                /** @description Of the property, of the contact’s mailing address. */
                state?: string;
                sort?: "name" | "-name" | "createdAt" | "-createdAt";
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecordItem"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRecords: {
        parameters: {
            query?: {
                /** @description Merge into the record it duplicates, if there is one. */
                upsert?: "true" | "false";
            };
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordInput"];
            };
        };
        responses: {
            /** @description Merged into one that was there (upsert). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description It is new. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecordsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRecordsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchRecordsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RecordPatch"];
            };
        };
        responses: {
            /** @description The record as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLists: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of lists. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["List"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postLists: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListInput"];
            };
        };
        responses: {
            /** @description The list. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `already_exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteListsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchListsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListInput"];
            };
        };
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postListsByIdMembers: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordSelection"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description By filter: a job does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postListsByIdMembersRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordSelection"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description By filter: a job does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTags: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            records: number;
                        }[];
                        nextCursor: null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRecordsTags: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description By filter: a job does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomFields: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                        }[];
                        nextCursor: null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImports: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Import"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImports: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportForm"];
            };
        };
        responses: {
            /** @description A job imports it: `GET /imports/{id}`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportMade"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused`, `import_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImportsPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportForm"];
            };
        };
        responses: {
            /** @description What an import would make of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused`, `import_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportsByIdRejected: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportReject"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "getImportsByIdRejected.csv": {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The columns of the file, then `_line`, `_column`, `_reason`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImportsByIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `job_finished` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaigns: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Every word is part of a name, an address, an email or the digits of a phone. */
                search?: string;
                status?: components["schemas"]["CampaignStatus"] | components["schemas"]["CampaignStatus"][];
                /** @description One of its sequences goes there. */
                channel?: "email" | "sms" | "direct_mail";
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of campaigns. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CampaignSummary"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaigns: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignInput"];
            };
        };
        responses: {
            /** @description The draft. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCampaignsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `campaign_status` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchCampaignsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CampaignPatch"];
            };
        };
        responses: {
            /** @description The campaign as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description An opaque id. */
                        id: string;
                        name: string;
                        status: components["schemas"]["CampaignStatus"];
                        /** @description Its place among campaigns: the lower takes a record first. */
                        rank: number;
                        version: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601, UTC.
                         * @example 2025-03-10T17:00:00.000Z
                         */
                        createdAt: string;
                        createdBy: components["schemas"]["Actor"];
                        /**
                         * Format: date-time
                         * @description ISO 8601, UTC.
                         * @example 2025-03-10T17:00:00.000Z
                         */
                        launchedAt: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601, UTC.
                         * @example 2025-03-10T17:00:00.000Z
                         */
                        pausedAt: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601, UTC.
                         * @example 2025-03-10T17:00:00.000Z
                         */
                        completedAt: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601, UTC.
                         * @example 2025-03-10T17:00:00.000Z
                         */
                        archivedAt: string | null;
                        enrollments: components["schemas"]["EnrollmentCounts"];
                        settings: components["schemas"]["CampaignSettings"];
                        audience: components["schemas"]["Audience"];
                        sequences: components["schemas"]["Sequence"][];
                        stats: components["schemas"]["CampaignStats"];
                        /** @description A job that is still moving touches to new dates. */
                        jobId: string | null;
                    };
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `campaign_status`, `version_conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdDuplicate: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CampaignCopy"];
            };
        };
        responses: {
            /** @description The new draft. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdEditPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CampaignPatch"];
            };
        };
        responses: {
            /** @description The effect. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditEffect"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `campaign_status`, `version_conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignOrder"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdLaunch: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign, active. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `campaign_status`, `version_conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused`, `campaign_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdPause: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign, paused. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `campaign_status` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResumeInput"];
            };
        };
        responses: {
            /** @description The campaign, active. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `campaign_status`, `version_conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdResumePreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResumeInput"];
            };
        };
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumePreview"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `campaign_status` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdArchive: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign, archived. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `campaign_status`, `version_conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdAudiencePreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AudienceQuestion"];
            };
        };
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AudienceCount"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignsByIdLaunchPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As things are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaunchPreview"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdSequencePreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SequenceQuestion"];
            };
        };
        responses: {
            /** @description The message, or why it cannot be made. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SequencePreview"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignsByIdEvents: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignEventList"];
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignsByIdEnrollments: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description `unenrolled` includes those that are completing. */
                status?: ("active" | "completing" | "completed" | "unenrolled") | ("active" | "completing" | "completed" | "unenrolled")[];
                cause?: components["schemas"]["UnenrollCause"] | components["schemas"]["UnenrollCause"][];
                sequenceId?: string;
                channel?: components["schemas"]["Channel"] | components["schemas"]["Channel"][];
                touchStatus?: ("scheduled" | "processing" | "sent" | "delivered" | "failed" | "unknown" | "cancelled" | "skipped") | ("scheduled" | "processing" | "sent" | "delivered" | "failed" | "unknown" | "cancelled" | "skipped")[];
                /** @description True: scheduled. False: past stopping and not settled for good. */
                stoppable?: "true" | "false";
                /** @description Scheduled, and may lock before this instant. */
                locksBefore?: string;
                /** @description Inclusive. */
                enrolledAfter?: string;
                /** @description Exclusive. */
                enrolledBefore?: string;
                /** @description Given several times: these enrollments, to look at them again. */
                id?: string | string[];
                /** @description Every word is part of a name, an address, an email or the digits of a phone. */
                search?: string;
                type?: components["schemas"]["RecordType"];
                tags?: string | string[];
                /** @description An opaque id. */
                listId?: string;
                /** @description Of the property, of the contact’s mailing address. */
                state?: string;
                /** @description With `-`: the other way round. */
                sort?: "enrolledAt" | "-enrolledAt" | "name" | "-name" | "nextTouch" | "-nextTouch" | "status" | "-status";
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, with the counts of the whole campaign. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollmentList"];
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdEnrollments: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrollInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollAnswer"];
                };
            };
            /** @description The job that does it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_limit` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `campaign_not_enrollable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEnrollmentsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The enrollment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollmentDetail"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecordsByIdEnrollments: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of enrollments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordEnrollments"];
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "getCampaignsByIdEnrollments.csv": {
        parameters: {
            query?: {
                /** @description `unenrolled` includes those that are completing. */
                status?: ("active" | "completing" | "completed" | "unenrolled") | ("active" | "completing" | "completed" | "unenrolled")[];
                cause?: components["schemas"]["UnenrollCause"] | components["schemas"]["UnenrollCause"][];
                sequenceId?: string;
                channel?: components["schemas"]["Channel"] | components["schemas"]["Channel"][];
                touchStatus?: ("scheduled" | "processing" | "sent" | "delivered" | "failed" | "unknown" | "cancelled" | "skipped") | ("scheduled" | "processing" | "sent" | "delivered" | "failed" | "unknown" | "cancelled" | "skipped")[];
                /** @description True: scheduled. False: past stopping and not settled for good. */
                stoppable?: "true" | "false";
                /** @description Scheduled, and may lock before this instant. */
                locksBefore?: string;
                /** @description Inclusive. */
                enrolledAfter?: string;
                /** @description Exclusive. */
                enrolledBefore?: string;
                /** @description Given several times: these enrollments, to look at them again. */
                id?: string | string[];
                /** @description Every word is part of a name, an address, an email or the digits of a phone. */
                search?: string;
                type?: components["schemas"]["RecordType"];
                tags?: string | string[];
                /** @description An opaque id. */
                listId?: string;
                /** @description Of the property, of the contact’s mailing address. */
                state?: string;
                /** @description With `-`: the other way round. */
                sort?: "enrolledAt" | "-enrolledAt" | "name" | "-name" | "nextTouch" | "-nextTouch" | "status" | "-status";
                /** @description An opaque id. */
                workspaceId?: string;
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row an enrollment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignsByIdBatches: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                status?: components["schemas"]["BatchStatus"] | components["schemas"]["BatchStatus"][];
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of batches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Batch"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTouches: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description An opaque id. */
                campaignId?: string;
                /** @description An opaque id. */
                enrollmentId?: string;
                /** @description An opaque id. */
                recordId?: string;
                /** @description An opaque id. */
                batchId?: string;
                status?: ("scheduled" | "processing" | "sent" | "delivered" | "failed" | "unknown" | "cancelled" | "skipped") | ("scheduled" | "processing" | "sent" | "delivered" | "failed" | "unknown" | "cancelled" | "skipped")[];
                channel?: components["schemas"]["Channel"] | components["schemas"]["Channel"][];
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of touches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TouchRow"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTouchesById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The touch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TouchDetail"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSenders: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                channel?: components["schemas"]["Channel"];
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of senders. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Sender"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOutbox: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                channel?: components["schemas"]["Channel"];
                /** @description An opaque id. */
                recordId?: string;
                /** @description An opaque id. */
                enrollmentId?: string;
                /** @description An opaque id. */
                campaignId?: string;
                /** @description Every word is part of a name, an address, an email or the digits of a phone. */
                search?: string;
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OutboxEntry"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOutboxByTouchIdContent: {
        parameters: {
            query?: {
                /** @description `html`: an email or a letter; `front`, `back`: of a postcard. */
                part?: "html" | "front" | "back";
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                touchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUByToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postUByToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    "List-Unsubscribe"?: "One-Click";
                };
                "multipart/form-data": {
                    /** @enum {string} */
                    "List-Unsubscribe"?: "One-Click";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSuppressions: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                kind?: components["schemas"]["SuppressionKind"];
                /** @description `wish` ends enrollments that would use it; `dead` skips their touches to it. */
                effect?: components["schemas"]["SuppressionEffect"];
                /** @description Of this record: its emails, phones and address, or itself. */
                recordId?: string;
                /** @description Part of a value or a note. */
                search?: string;
                /** @description true: those that were lifted. */
                lifted?: "true" | "false";
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of suppressions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Suppression"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSuppressions: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuppressionInput"];
            };
        };
        responses: {
            /** @description It stood already; whatever still used it was ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionMade"];
                };
            };
            /** @description The suppression, with the receipts it caused. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionMade"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSuppressionsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The suppression. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSuppressionsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The suppression, lifted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReceiptsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReceipts: {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description An opaque id. */
                enrollmentId?: string;
                /** @description An opaque id. */
                recordId?: string;
                /** @description An opaque id. */
                campaignId?: string;
                /** @description An opaque id. */
                jobId?: string;
                cause?: components["schemas"]["UnenrollCause"];
            };
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of receipts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Receipt"][];
                        /** @description Null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByIdUnenroll: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkUnenrollInput"];
            };
        };
        responses: {
            /** @description What it would do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkUnenrollPreview"];
                };
            };
            /** @description The job. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_limit` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEnrollmentsByIdRestore: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The enrollment, active again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollmentDetail"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `not_restorable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEnrollmentsByIdUnenrollPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As things are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnenrollPreview"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEnrollmentsByIdUnenroll: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UnenrollInput"];
            };
        };
        responses: {
            /** @description The receipt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`, `enrollment_completed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRecordsByIdUnenroll: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path: {
                /** @description An opaque id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UnenrollEverywhereInput"];
            };
        };
        responses: {
            /** @description A receipt for each enrollment that this ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipts"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postUnenroll: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Which workspace, for a person who has several. */
                "doorstep-workspace"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnenrollPersonInput"];
            };
        };
        responses: {
            /** @description A receipt for each enrollment that this ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipts"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
