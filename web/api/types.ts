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
export type RecordItem = Schemas['RecordItem'];
export type RecordWhole = Schemas['Record'];
export type RecordFilter = Schemas['RecordFilter'];
export type RecordInput = Schemas['RecordInput'];
export type RecordPatch = Schemas['RecordPatch'];
export type RecordListEntry = Schemas['List'];
export type Import = Schemas['Import'];
export type ImportPreview = Schemas['ImportPreview'];
export type OutboxEntry = Schemas['OutboxEntry'];
/** The generator makes of a nullable shape one that nothing fits. */
export type Suppression = Omit<Schemas['Suppression'], 'liftedBy'> & { readonly liftedBy: Actor | null };
export type Receipt = Schemas['Receipt'];
export type UnenrollPreview = Schemas['UnenrollPreview'];
