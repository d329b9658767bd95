/** When a recipient may be reached. (The rules are in this file; quiet-hours.ts holds the data.) */
export type Opening = {
  /** The first allowed instant at or after the one asked for. */
  readonly at: Date;
  /** The first instant after `at` that is not allowed; null: never closes. */
  readonly endsAt: Date | null;
};

export interface Windows {
  /** Null when no hour is ever open. */
  nextAllowed(from: Date): Opening | null;
}
