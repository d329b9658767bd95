/** What `main` hands to the commands. Everything that reaches outside comes through here. */
import type { CampaignDeps } from '#engine/campaigns/campaign-deps';
import type { IdentityAdmin } from '#engine/ports/identity-admin';
import type { JobHandlers } from '#engine/jobs/job-handler';
import type { Digest } from '#engine/ports/seal-store';
import type { UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import type { Terminal } from './terminal.ts';

export type CliHost = {
  readonly terminal: Terminal;
  /** Until the process ends; the server handles its own signals. */
  readonly serve: () => Promise<void>;
  readonly migrate: () => Promise<MigrationReport>;
  readonly diagnose: () => Promise<readonly Finding[]>;
  /** The database opened and migrated. Whoever opens it closes it. */
  readonly open: () => Promise<CliSystem>;
  readonly backups: Backups;
  readonly distribute: () => Promise<DistributeReport>;
};

export type CliSystem = {
  readonly engine: UnenrollDeps & CampaignDeps & { readonly jobHandlers: JobHandlers };
  readonly digest: Digest;
  readonly admin: IdentityAdmin;
  readonly newId: () => string;
  readonly close: () => Promise<void>;
};

export type MigrationReport = {
  readonly applied: readonly { readonly version: number; readonly name: string }[];
  /** The newest one, which the database has now. */
  readonly version: number;
};

/** `note`: worth knowing. `wrong`: somebody should act; doctor's exit code is 1. */
export type Finding = {
  readonly level: 'ok' | 'note' | 'wrong';
  readonly about: string;
  readonly says: string;
};

export type BackupReport = {
  readonly file: string;
  readonly bytes: number;
  readonly migration: number;
  /** False: SECRET_KEY comes from the environment and is not in the file. */
  readonly holdsKey: boolean;
};

export type RestoreReport = {
  readonly dataDir: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  /** Campaigns that were active in the backup and are paused now. */
  readonly paused: readonly PausedCampaign[];
};
export type PausedCampaign = { readonly id: string; readonly name: string; readonly workspace: string };

export type Backups =
  | {
      readonly kind: 'embedded';
      write(file: string): Promise<BackupReport>;
      restore(file: string): Promise<RestoreReport>;
    }
  /** PostgreSQL has tools of its own: `command` is the line to run, without the password. */
  | {
      readonly kind: 'postgres';
      dumpCommand(file: string): string;
      restoreCommand(file: string): string;
      /** After a restore: pauses every campaign that is active. */
      pauseAll(): Promise<readonly PausedCampaign[]>;
    };

export type DistributeReport = {
  readonly distributed: readonly string[];
  readonly replicated: readonly string[];
  /** Tables that were so before. */
  readonly unchanged: number;
};
