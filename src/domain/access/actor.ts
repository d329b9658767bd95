/** Who did something, as events, jobs, receipts and suppressions keep it. */
export const ACTOR_TYPES = ['user', 'api_key', 'person', 'system'] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];

export type Actor = {
  readonly type: ActorType;
  /** Null for the system. `person`: the record's id, or null when nobody could be told. */
  readonly id: string | null;
  /** As it was then: renaming or removing somebody does not rewrite history. */
  readonly name: string;
};

export const SYSTEM_ACTOR: Actor = { type: 'system', id: null, name: 'Doorstep' };
