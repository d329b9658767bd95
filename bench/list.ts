/** The page of a campaign's enrollments through HTTP: every filter, sort and search by itself, again and again in turn. */
import { performance } from 'node:perf_hooks';
import type { Database } from '#db/database';
import { sequenceId } from '#domain/campaign/sequence-id';
import { EMAIL, seedCampaign, seedContacts, seedEnrollments, SMS } from '#test/seed';
import { openPostgres } from './databases.ts';
import { median, percentile, type Figure, type Report } from './report.ts';
import { bootstrappedWorkspace, startBenchServer } from './server-process.ts';

export type ListOptions = { readonly enrollments: number; readonly calls: number };

const SEED_CHUNK = 5_000;

export async function benchList({ enrollments, calls }: ListOptions): Promise<Report> {
  const bench = await openPostgres();
  try {
    const server = await startBenchServer({ databaseUrl: bench.url ?? '' }, 'web');
    try {
      const campaignId = await seedMixed(bench.db, enrollments);
      const pages = await pagesOf(bench.db, campaignId);
      const times = new Map<string, number[]>(pages.map(([name]) => [name, []]));
      for (let call = 0; call <= calls; call += 1) {
        for (const [name, query] of pages) {
          const startedMs = performance.now();
          await server.get(`/campaigns/${campaignId}/enrollments?limit=50${query}`);
          if (call > 0) times.get(name)?.push(performance.now() - startedMs); // the first warms up
        }
      }
      const figures = [...times].flatMap(([name, taken]) => figuresOf(name, taken));
      return { name: `list, ${enrollments.toLocaleString('en-US')} enrollments`, unit: 'ms', figures };
    } finally {
      await server.stop();
    }
  } finally {
    await bench.close();
  }
}

function figuresOf(name: string, taken: readonly number[]): Figure[] {
  const sorted = taken.toSorted((a, b) => a - b);
  return [
    { name: `${name}, p50`, value: median(sorted), unit: 'ms' },
    { name: `${name}, p95`, value: percentile(sorted, 0.95), unit: 'ms' },
  ];
}

async function pagesOf(db: Database, campaignId: string): Promise<readonly (readonly [string, string])[]> {
  const [some] = await db.query<{ email: string; digits: string }>(
    `select r.reach_email as email, right(r.reach_phone, 7) as digits from records r order by r.id limit 1 offset 777`,
  );
  const [middle] = await db.query<{ at: Date }>(
    `select percentile_disc(0.5) within group (order by enrolled_at) as at from enrollments`,
  );
  const at = encodeURIComponent(middle?.at.toISOString() ?? '');
  return [
    ['first page', ''],
    ['by name', '&sort=name'],
    ['by next touch', '&sort=nextTouch'],
    ['by status', '&sort=status'],
    ['newest first', '&sort=-enrolledAt'],
    ['status active', '&status=active'],
    ['status unenrolled', '&status=unenrolled'],
    ['status completing (none)', '&status=completing'],
    ['cause manual', '&cause=manual'],
    ['cause replied (none)', '&cause=replied'],
    ['second sequence', `&sequenceId=${encodeURIComponent(sequenceId(campaignId, 2))}`],
    ['channel sms', '&channel=sms'],
    ['channel direct_mail (none)', '&channel=direct_mail'],
    ['touch scheduled', '&touchStatus=scheduled'],
    ['touch failed (none)', '&touchStatus=failed'],
    ['stoppable', '&stoppable=true'],
    ['locks before', `&locksBefore=${at}`],
    ['enrolled after', `&enrolledAfter=${at}`],
    ['search a word all have', '&search=person'],
    ['search an email', `&search=${encodeURIComponent(some?.email ?? '')}`],
    ['search digits', `&search=${some?.digits ?? ''}`],
    ['search nobody', '&search=zebra'],
    ['search and status, by name', '&search=person%2012&status=active&sort=name'],
  ];
}

/** A tenth was taken out, a twentieth is done, half of the others had their first touch and wait for the second. */
async function seedMixed(db: Database, enrollments: number): Promise<string> {
  const workspaceId = await bootstrappedWorkspace(db);
  const campaignId = await seedCampaign(db, workspaceId, [
    { delay: 'PT0S', content: EMAIL },
    { delay: 'P3D', content: SMS },
    { delay: 'P7D', content: EMAIL },
  ]);
  for (let done = 0; done < enrollments; done += SEED_CHUNK) {
    const contacts = await seedContacts(db, workspaceId, Math.min(SEED_CHUNK, enrollments - done));
    await seedEnrollments(db, workspaceId, campaignId, contacts);
  }
  // Nobody has looked at these rows yet: without it the joins below are planned for a handful of them.
  await db.script('analyze');
  await db.transaction(async (tx) => {
    await tx.execute(
      `create temporary table mixed on commit drop as
         select id, row_number() over (order by id) % 20 as part from enrollments`,
    );
    await tx.execute('analyze mixed');
    await tx.execute(
      `update enrollments e
          set status = case m.part when 3 then 'completed' else 'unenrolled' end, ended_at = e.enrolled_at,
              cause = case m.part when 3 then null else 'manual' end
         from mixed m where e.workspace_id = $1 and m.id = e.id and m.part in (1, 2, 3)`,
      [workspaceId],
    );
    await tx.execute(
      `update touches t
          set status = case when m.part in (1, 2) then 'cancelled' else 'sent' end, finished_at = t.due_at,
              sent_at = case when m.part in (1, 2) then null else t.due_at end
         from mixed m where t.workspace_id = $1 and m.id = t.enrollment_id and m.part < 12`,
      [workspaceId],
    );
    await tx.execute(
      `insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status,
                            planned_at, due_at, locks_at, scheduled_at, cost)
       select $1, t.enrollment_id, 2, t.campaign_id, t.record_id, 'sms', 'scheduled', t.due_at + interval '3 days',
              t.due_at + interval '3 days', t.due_at + interval '3 days', t.due_at, 1000
         from mixed m join touches t on t.workspace_id = $1 and t.enrollment_id = m.id and t.sequence_number = 1
        where m.part between 4 and 11`,
      [workspaceId],
    );
  });
  await db.script('vacuum analyze');
  return campaignId;
}
