/** A house to crash: a database, one or several processes of Doorstep over it, a mail server, records and a campaign. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '#db/connect';
import type { Database } from '#db/database';
import { seedContacts } from '#test/seed';
import { apiClient, type Answer, type ApiClient } from './api-client.ts';
import { HouseProcess, type ProcessRole } from './house-process.ts';
import { startMailServer, type MailServer, type MailSettings } from './mail-log.ts';
import type { Programs } from './programs.ts';

export type HouseDatabase =
  | { readonly kind: 'embedded'; readonly folder: string }
  /** The first is not a worker: it makes the workspace and answers the API. */
  | { readonly kind: 'postgres'; readonly url: string; readonly roles: readonly ProcessRole[] };

export type HouseOptions = {
  readonly database: HouseDatabase;
  readonly programs: Programs;
  readonly leaseMs: number;
  readonly mail: MailSettings;
  readonly records: number;
  /** Delays between the emails of the campaign; PT0S first. */
  readonly delays: readonly string[];
};

export type House = {
  readonly processes: readonly HouseProcess[];
  /** Of the first process. */
  readonly api: ApiClient;
  /** Of any other that answers. */
  apiOf(process: HouseProcess): ApiClient;
  readonly mail: MailServer;
  readonly campaignId: string;
  readonly recordIds: readonly string[];
  readonly workspaceId: string;
  /** From then on the campaign's touches are due. */
  launch(): Promise<void>;
  /** While no embedded process runs. The caller closes it. */
  openDatabase(): Promise<Database>;
  /** Kills what still runs. */
  close(): Promise<void>;
};

const SEED_CHUNK = 5_000;

export async function openHouse(options: HouseOptions): Promise<House> {
  const { database, programs, leaseMs } = options;
  const mail = await startMailServer(programs.mailServer, options.mail);
  const apiKey = randomBytes(24).toString('hex');
  const env = {
    SMTP_URL: mail.url,
    MAIL_FROM: 'Sample Homes <homes@example.com>',
    BOOTSTRAP_EMAIL: 'owner@example.com',
    BOOTSTRAP_PASSWORD: randomBytes(12).toString('hex'),
    BOOTSTRAP_API_KEY: apiKey,
    ...(database.kind === 'embedded'
      ? { DATA_DIR: database.folder }
      : { DATABASE_URL: database.url, SECRET_KEY: randomBytes(24).toString('hex') }),
  };
  const open = (): Promise<Database> =>
    openDatabase(
      database.kind === 'embedded'
        ? { dataDir: join(database.folder, 'database') }
        : { url: database.url, maxConnections: 2 },
    );
  const roles: readonly ProcessRole[] = database.kind === 'embedded' ? ['all'] : database.roles;
  const processes = await Promise.all(
    roles.map((role, n) =>
      HouseProcess.on(`${role} ${n + 1}`, role, { program: programs.server, leaseMs, env }),
    ),
  );
  const [front, ...others] = processes;
  if (!front) throw new Error('a house needs a process');
  const close = async (): Promise<void> => {
    await Promise.all(processes.filter((process) => process.isRunning).map((process) => process.kill()));
    await mail.stop();
  };
  try {
    // The first start makes the workspace; records are put into it while nobody runs.
    await front.start();
    if (database.kind === 'embedded') await front.stop();
    const { workspaceId, recordIds } = await seedRecords(open, options.records);
    if (database.kind === 'embedded') await front.start();
    const api = apiClient(front.url, apiKey);
    const campaignId = await draftCampaign(api, options.delays);
    await Promise.all(others.map((process) => process.start()));
    return {
      processes,
      api,
      apiOf: (process) => apiClient(process.url, apiKey),
      mail,
      campaignId,
      recordIds,
      workspaceId,
      launch: async () => void (await done(api.post(`/campaigns/${campaignId}/launch`, {}, 'launch'))),
      openDatabase: open,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function seedRecords(
  open: () => Promise<Database>,
  count: number,
): Promise<{ workspaceId: string; recordIds: string[] }> {
  const db = await open();
  try {
    const [workspace] = await db.query<{ id: string }>('select workspace_id as id from workspaces');
    if (!workspace) throw new Error('the first start made no workspace');
    const recordIds: string[] = [];
    for (let from = 0; from < count; from += SEED_CHUNK) {
      recordIds.push(...(await seedContacts(db, workspace.id, Math.min(SEED_CHUNK, count - from))));
    }
    return { workspaceId: workspace.id, recordIds };
  } finally {
    await db.close();
  }
}

async function done(asked: Promise<Answer>): Promise<Record<string, unknown>> {
  const { status, body } = await asked;
  if (status >= 400) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

async function draftCampaign(api: ApiClient, delays: readonly string[]): Promise<string> {
  const postalAddress = {
    name: 'Sample Homes',
    line1: '1 Main St',
    line2: null,
    city: 'Columbus',
    state: 'OH',
    postalCode: '43004',
  };
  await done(api.patch('/workspace', { postalAddress }));
  const sequences = delays.map((delay, index) => ({
    channel: 'email',
    delay,
    subject: `Letter ${index + 1} for {{ record.firstName }}`,
    text: 'Hello {{ record.name }}, would you like to sell?',
  }));
  return String((await done(api.post('/campaigns', { name: 'Crash test', sequences }, 'campaign')))['id']);
}
