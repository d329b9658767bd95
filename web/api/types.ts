/** The shapes that pages speak of, by short names. */
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

export type Campaign = Schemas['Campaign'];
export type CampaignSummary = Schemas['CampaignSummary'];
export type Enrollment = Schemas['Enrollment'];
export type EnrollmentCounts = Schemas['EnrollmentCounts'];
export type EnrollmentDetail = Schemas['EnrollmentDetail'];
export type EnrollmentEvent = Schemas['EnrollmentEvent'];
export type Money = Schemas['Money'];
export type Sequence = Schemas['Sequence'];
export type Touch = Schemas['Touch'];
export type Actor = Schemas['Actor'];
export type Job = Schemas['Job'];
export type Me = Schemas['Me'];
export type Audience = Schemas['Audience'];
export type AudienceCount = Schemas['AudienceCount'];
export type Batch = Schemas['Batch'];
export type CampaignPatch = Schemas['CampaignPatch'];
export type CampaignSettings = Schemas['CampaignSettings'];
export type EditEffect = Schemas['EditEffect'];
export type LaunchPreview = Schemas['LaunchPreview'];
export type OutboxMessage = Schemas['OutboxMessage'];
export type RecordFilter = Schemas['RecordFilter'];
export type ResumePreview = Schemas['ResumePreview'];
export type SequenceEdit = Schemas['SequenceEdit'];
export type SequencePreview = Schemas['SequencePreview'];
export type Receipt = Schemas['Receipt'];
/** Nobody takes a place yet: there is nothing to show of it. */
export type UnenrollPreview = Omit<Schemas['UnenrollPreview'], 'replacement'>;
export type BulkUnenrollPreview = Schemas['BulkUnenrollPreview'];
export type OutboxEntry = Schemas['OutboxEntry'];
export type RecordItem = Schemas['RecordItem'];
export type RecordWhole = Schemas['Record'];
export type RecordInput = Schemas['RecordInput'];
export type RecordPatch = Schemas['RecordPatch'];
export type RecordListEntry = Schemas['List'];
export type Import = Schemas['Import'];
export type ImportPreview = Schemas['ImportPreview'];
/** The generator makes of a nullable shape one that nothing fits. */
export type Suppression = Omit<Schemas['Suppression'], 'liftedBy'> & { readonly liftedBy: Actor | null };
export type ApiKey = Schemas['ApiKey'];
export type Invitation = Schemas['Invitation'];
export type Member = Schemas['Member'];
export type Role = Schemas['Role'];
export type Sender = Schemas['Sender'];
export type Workspace = Schemas['Workspace'];
export type WorkspaceDefaults = Schemas['WorkspaceDefaults'];
export type WorkspacePatch = Schemas['WorkspacePatch'];
