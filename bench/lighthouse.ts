/**
 * Lighthouse on the built server, as a person sees it who is signed in: every main screen, on a desktop and on the phone
 * that Lighthouse imagines (a processor four times slower, a slow line). What fell short of full marks is named.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchBrowserWithProfile, signIn } from '../test/e2e/browser.ts';
import { OWNER, startRealServer, type RealServer } from '../test/e2e/real-server.ts';
import { median, type Figure, type Report } from './report.ts';

export type LighthouseOptions = {
  /** `desktop`, `mobile`. */
  readonly forms: readonly string[];
  /** Names of SCREENS; none: all of them. */
  readonly screens: readonly string[];
  /** How often each page is looked at: one look differs from the next by five points, so the middle one counts. */
  readonly rounds: number;
  /** A folder for everything that Lighthouse says; none: only the points. */
  readonly keep: string | undefined;
};

type Ids = { campaign: string; draft: string; enrollment: string; record: string; receipt: string };

/** The first is looked at by somebody who is not signed in. */
const SCREENS: Readonly<Record<string, (ids: Ids) => string>> = {
  'sign-in': () => '/sign-in',
  campaigns: () => '/campaigns',
  enrollments: ({ campaign }) => `/campaigns/${campaign}/enrollments`,
  details: ({ campaign, enrollment }) => `/campaigns/${campaign}/enrollments/${enrollment}`,
  record: ({ record }) => `/records/${record}`,
  build: ({ draft }) => `/campaigns/${draft}/build`,
  outbox: () => '/outbox',
  receipt: ({ receipt }) => `/receipts/${receipt}`,
};
const BOUNDS = { performance: 90, accessibility: 100, 'best-practices': 100 } as const;
/** What the points of performance are made of. */
const PARTS = {
  'first-contentful-paint': 'FCP',
  'largest-contentful-paint': 'LCP',
  'total-blocking-time': 'TBT',
  'cumulative-layout-shift': 'CLS',
  'speed-index': 'SI',
} as const;

type Audit = {
  readonly id: string;
  readonly title: string;
  readonly score: number | null;
  readonly displayValue?: string;
  readonly details?: { readonly items?: readonly unknown[] };
};
type Result = {
  readonly lhr: {
    readonly categories: Readonly<
      Record<
        string,
        {
          readonly score: number | null;
          readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
        }
      >
    >;
    readonly audits: Readonly<Record<string, Audit>>;
    readonly environment: { readonly benchmarkIndex: number };
    readonly runtimeError?: { readonly message: string };
  };
};
type Lighthouse = (url: string, flags: object, config?: object) => Promise<Result | undefined>;

export async function benchLighthouse({ forms, screens, rounds, keep }: LighthouseOptions): Promise<Report> {
  const { lighthouse, desktop } = await load();
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-lighthouse-'));
  const port = await freePort();
  const server = await startRealServer({ owned: true });
  const context = await launchBrowserWithProfile(folder, server.url, [`--remote-debugging-port=${port}`]);
  const figures: Figure[] = [];
  const look = async (name: string, path: string): Promise<void> => {
    for (const form of forms) {
      const config = form === 'desktop' ? desktop : undefined;
      const flags = { port, logLevel: 'error', onlyCategories: Object.keys(BOUNDS) };
      const looks: Report['figures'][] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const [busy = 0] = loadavg();
        const result = await lookOnce(() => lighthouse(new URL(path, server.url).href, flags, config));
        tellParts(`${name}, ${form}`, busy, result);
        if (keep !== undefined) await keepResult(join(keep, `${name}-${form}-${round}.json`), result);
        looks.push(figuresOf(`${name}, ${form}`, result));
      }
      figures.push(...middleOf(looks));
    }
  };
  try {
    const ids = await fill(server);
    const wanted = Object.entries(SCREENS).filter(([name]) => screens.length === 0 || screens.includes(name));
    for (const [at, [name, path]] of wanted.entries()) {
      if (name !== 'sign-in' && (at === 0 || wanted[at - 1]?.[0] === 'sign-in')) {
        const page = await context.newPage();
        await signIn(page, OWNER);
        await page.close();
      }
      await look(name, path(ids));
    }
  } finally {
    await context.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return { name: 'lighthouse', unit: 'points', figures };
}

/** Lighthouse is a hundred megabytes that nothing else needs: it has a folder of its own, filled when it is first asked for. */
async function load(): Promise<{ lighthouse: Lighthouse; desktop: object }> {
  const folder = fileURLToPath(new URL('lighthouse', import.meta.url));
  const root = join(folder, 'node_modules', 'lighthouse', 'core');
  if (!existsSync(root)) execFileSync('npm', ['ci', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  const module = async <Value>(path: string): Promise<Value> =>
    ((await import(pathToFileURL(join(root, path)).href)) as { readonly default: Value }).default;
  const [lighthouse, desktop] = await Promise.all([
    module<Lighthouse>('index.js'),
    module<object>(join('config', 'desktop-config.js')),
  ]);
  return { lighthouse, desktop };
}

/** The sample campaigns, somebody who was taken out of one, and a draft. */
async function fill(server: RealServer): Promise<Ids> {
  type Items = {
    readonly items: readonly {
      readonly id: string;
      readonly status: string;
      readonly record: { readonly id: string };
    }[];
  };
  await server.api('POST', '/sample-data', {});
  // Long enough for the first touches to go out.
  await delay(5_000);
  const campaigns = await server.api<Items>('GET', '/campaigns');
  const campaign = campaigns.items.find(({ status }) => status === 'active')?.id ?? '';
  const { items } = await server.api<Items>('GET', `/campaigns/${campaign}/enrollments?status=active`);
  const [first, second] = items;
  if (first === undefined || second === undefined) throw new Error('the sample data has nobody to look at');
  const draft = await server.api<{ id: string }>('POST', '/campaigns', { name: 'Absentee owners, spring' });
  const receipt = await server.api<{ id: string }>('POST', `/enrollments/${second.id}/unenroll`, {
    reason: 'Sold',
  });
  return {
    campaign,
    draft: draft.id,
    enrollment: first.id,
    record: first.record.id,
    receipt: receipt.id,
  };
}

/** A trace that lacks its start (NO_NAVSTART) measured nothing: once more. A second failure is reported. */
async function lookOnce(look: () => Promise<Result | undefined>): Promise<Result | undefined> {
  const result = await look();
  const failure = result?.lhr.runtimeError;
  if (failure === undefined) return result;
  process.stderr.write(`  ${failure.message}: once more\n`);
  return look();
}

/** The median of the performance, and beside it the lowest; of what does not depend on the machine, the lowest alone. */
function middleOf(looks: readonly (readonly Figure[])[]): Figure[] {
  return (looks[0] ?? []).flatMap((figure, at) => {
    const values = looks.map((look) => look[at]?.value ?? 0);
    const lowest = Math.min(...values);
    if (!figure.name.endsWith('performance')) return [{ ...figure, value: lowest }];
    return [
      { ...figure, value: median(values) },
      { name: `${figure.name}, lowest of ${values.length}`, value: lowest, unit: figure.unit },
    ];
  });
}

function figuresOf(name: string, result: Result | undefined): Figure[] {
  if (result === undefined || result.lhr.runtimeError !== undefined)
    throw new Error(`${name}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
  const { categories, audits } = result.lhr;
  return Object.entries(BOUNDS).map(([category, bound]) => {
    const { score, auditRefs } = categories[category] ?? { score: null, auditRefs: [] };
    const value = Math.round((score ?? 0) * 100);
    if (value < bound) tellWhy(`${name}: ${category} ${value}`, auditRefs, audits);
    return {
      name: `${name}: ${category}`,
      value,
      unit: 'points',
      bound: bound === 100 ? '100' : `≥ ${bound}`,
    };
  });
}

/** A busy or slow machine has slower pages: its load, and Lighthouse's own measure of its speed, are said beside. */
function tellParts(name: string, busy: number, result: Result | undefined): void {
  const parts = Object.entries(PARTS).map(
    ([id, short]) => `${short} ${result?.lhr.audits[id]?.displayValue ?? '?'}`,
  );
  const index = result?.lhr.environment.benchmarkIndex ?? 0;
  const machine = `load ${busy.toFixed(1)}, benchmark index ${Math.round(index)}`;
  process.stderr.write(`  ${name}: ${parts.join(', ')}; ${machine}\n`);
}

async function keepResult(file: string, result: Result | undefined): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(result?.lhr, null, 2));
}

function tellWhy(
  title: string,
  refs: readonly { readonly id: string; readonly weight: number }[],
  audits: Readonly<Record<string, Audit>>,
): void {
  const lines = refs
    .map(({ id }) => audits[id])
    .filter((audit): audit is Audit => audit !== undefined && audit.score !== null && audit.score < 0.9)
    .map(
      ({ id, displayValue = '', details }) =>
        `    ${id} ${displayValue} ${JSON.stringify(details?.items ?? []).slice(0, 600)}`,
    );
  process.stderr.write(`  ${title}\n${lines.join('\n')}\n`);
}

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  await new Promise((resolve) => void listener.close(resolve));
  return port;
}
