/** What identity stands on, handed over by `main`. */
import type { Kysely } from 'kysely';
import type { SecretBox } from '#engine/ports/secret-box';

export interface IdentitySql {
  query<Row>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  execute(text: string, params?: readonly unknown[]): Promise<number>;
}

/** The part of the database that identity uses. Inside a transaction only the given handle may be used. */
export interface IdentityDatabase extends IdentitySql {
  transaction<T>(work: (tx: IdentitySql) => Promise<T>): Promise<T>;
  // oxlint-disable-next-line typescript/no-explicit-any -- better-auth brings its own table types
  kysely(): Kysely<any>;
}

export type IdentityDeps = {
  readonly db: IdentityDatabase;
  readonly secretBox: SecretBox;
  /** Signs session cookies. */
  readonly secretKey: string;
  /** Asked when it is needed: with port 0 it is known only after the server listens. */
  readonly publicUrl: () => URL;
  readonly now: () => Date;
  /** UUIDv7. */
  readonly newId: () => string;
  /** Makes what every new workspace has (its default senders), in the transaction that makes the workspace. */
  readonly prepareWorkspace: (tx: IdentitySql, workspaceId: string) => Promise<void>;
};
