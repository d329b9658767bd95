/** The statements behind lists of records. */
export type RecordList = {
  readonly id: string;
  readonly name: string;
  /** Living members. */
  readonly members: number;
  readonly createdAt: Date;
};

export interface ListStore {
  /** `name_taken`: another list has it. A repeated id gives the list that is there. */
  create(workspaceId: string, id: string, name: string): Promise<RecordList | 'name_taken'>;
  find(workspaceId: string, id: string): Promise<RecordList | undefined>;
  /** By name, after the one given. */
  list(
    workspaceId: string,
    after: readonly [name: string, id: string] | undefined,
    limit: number,
  ): Promise<readonly RecordList[]>;
  rename(workspaceId: string, id: string, name: string): Promise<RecordList | 'not_found' | 'name_taken'>;
  /** Members stay records. `in_use`: a campaign that is not archived has it as its audience. */
  remove(workspaceId: string, id: string): Promise<'removed' | 'not_found' | 'in_use'>;
  /** Both give the records whose membership changed; unknown and deleted records are left out. */
  addMembers(workspaceId: string, listId: string, recordIds: readonly string[]): Promise<readonly string[]>;
  removeMembers(
    workspaceId: string,
    listId: string,
    recordIds: readonly string[],
  ): Promise<readonly string[]>;
}
