/** Who did it: a person, an API key, the recipient, or Doorstep itself by a rule. Kept as it was at the time. */
export type Actor = {
  readonly type: 'user' | 'api_key' | 'recipient' | 'system';
  readonly id: string | null;
  readonly name: string;
};

export const SYSTEM: Actor = { type: 'system', id: null, name: 'Doorstep' };
