/** A house to crash: a database, one or several processes of Doorstep over it, a mail server, records and a campaign. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '#db/connect';
import type { Database } from '#db/database';
import { seedContacts } from '#test/seed';
import { apiClient, type ApiClient } from './api-client.ts';
import { HouseProcess } from './house-process.ts';
import { startMailServer, type MailServer, type MailSettings } from './mail-log.ts';
import type { Programs } from './programs.ts';

export type HouseDatabase =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly workers: number };

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
  readonly api: ApiClient;
  readonly mail: MailServer;
  readonly campaignId: string;
  readonly recordIds: readonly string[];
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
  const make = (name: string, role: 'all' | 'web' | 'worker'): Promise<HouseProcess> =>
    HouseProcess.on(name, role, { program: programs.server, leaseMs, env });
  const front = await make(
    database.kind === 'embedded' ? 'house' : 'web',
    database.kind === 'embedded' ? 'all' : 'web',
  );
  const workers =
    database.kind === 'embedded'
      ? []
      : await Promise.all(
          Array.from({ length: database.workers }, (_, n) => make(`worker ${n + 1}`, 'worker')),
        );
  const processes = [front, ...workers];
  const close = async (): Promise<void> => {
    await Promise.all(processes.filter((process) => process.isRunning).map((process) => process.kill()));
    await mail.stop();
  };
  try {
    // The first start makes the workspace; records are put into it while nobody runs.
    await front.start();
    if (database.kind === 'embedded') await front.stop();
    const recordIds = await seedRecords(open, options.records);
    if (database.kind === 'embedded') await front.start();
    const api = apiClient(front.url, apiKey);
    const campaignId = await launchCampaign(api, options.delays);
    await Promise.all(workers.map((worker) => worker.start()));
    return { processes, api, mail, campaignId, recordIds, openDatabase: open, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function seedRecords(open: () => Promise<Database>, count: number): Promise<string[]> {
  const db = await open();
  try {
    const [workspace] = await db.query<{ id: string }>('select workspace_id as id from workspaces');
    if (!workspace) throw new Error('the first start made no workspace');
    const ids: string[] = [];
    for (let from = 0; from < count; from += SEED_CHUNK) {
      ids.push(...(await seedContacts(db, workspace.id, Math.min(SEED_CHUNK, count - from))));
    }
    return ids;
  } finally {
    await db.close();
  }
}

async function launchCampaign(api: ApiClient, delays: readonly string[]): Promise<string> {
  const done = async (
    answer: Promise<{ readonly status: number; readonly body: Record<string, unknown> }>,
  ) => {
    const { status, body } = await answer;
    if (status >= 400) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body;
  };
  await done(
    api.patch('/workspace', {
      postalAddress: {
        name: 'Sample Homes',
        line1: '1 Main St',
        line2: null,
        city: 'Columbus',
        state: 'OH',
        postalCode: '43004',
      },
    }),
  );
  const campaign = await done(
    api.post(
      '/campaigns',
      {
        name: 'Crash test',
        sequences: delays.map((delay, index) => ({
          channel: 'email',
          delay,
          subject: `Letter ${index + 1} for {{ record.firstName }}`,
          text: 'Hello {{ record.name }}, would you like to sell?',
        })),
      },
      'campaign',
    ),
  );
  const id = String(campaign['id']);
  await done(api.post(`/campaigns/${id}/launch`, {}, 'launch'));
  return id;
}
