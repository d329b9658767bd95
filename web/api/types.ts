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
export type ApiKey = Schemas['ApiKey'];
export type Invitation = Schemas['Invitation'];
export type Member = Schemas['Member'];
export type Role = Schemas['Role'];
export type Sender = Schemas['Sender'];
export type Workspace = Schemas['Workspace'];
export type WorkspaceDefaults = Schemas['WorkspaceDefaults'];
export type WorkspacePatch = Schemas['WorkspacePatch'];
