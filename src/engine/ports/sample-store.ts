/** The seam to what a workspace remembers of its sample data: the ids of everything that was made for it. */
export type SampleData = {
  readonly recordIds: readonly string[];
  /** In the order of their plans (engine/sample/sample-campaigns.ts). */
  readonly campaignIds: readonly string[];
  readonly listId: string;
  /** The workspace had no postal address, so that it got a fictional one. */
  readonly gaveAddress: boolean;
};

export interface SampleStore {
  find(workspaceId: string): Promise<SampleData | null>;
  /** What is remembered from now on: this, or what was there already. */
  begin(workspaceId: string, sample: SampleData): Promise<SampleData>;
  forget(workspaceId: string): Promise<void>;
}
