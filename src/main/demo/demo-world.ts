/** What the demonstration runs on: the real system, in memory, with nothing but the sandbox to send through. */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { defaultPublicUrl, readConfig } from '#config/config';
import type { Terminal } from '#cli/terminal';
import type { Actor } from '#engine/ports/actor';
import { buildSystem, type System } from '../build-system.ts';
import { openWorld, type World } from '../open-world.ts';

export type DemoWorld = {
  readonly world: World;
  readonly system: System;
  readonly engine: System['http'];
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly terminal: Terminal;
  /** Seconds since the beginning, as `[12.3 s]`. */
  readonly clock: () => string;
  /** Asks again until the answer is there; a fault when it is not within the time. */
  readonly until: <T>(what: string, look: () => Promise<T | undefined>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** The demonstration did not show what it should: its exit code says so. */
export class DemoFault extends Error {
  override readonly name = 'DemoFault';
}

const LOOK_EVERY_MS = 50;
const WAIT_LIMIT_MS = 40_000;

export async function openDemoWorld(terminal: Terminal): Promise<DemoWorld> {
  const startedMs = performance.now();
  // Not the settings of this machine: whatever they are, nothing may leave it.
  const config = readConfig({
    LOG_LEVEL: 'error',
    BOOTSTRAP_EMAIL: 'dana@example.com',
    BOOTSTRAP_PASSWORD: randomBytes(16).toString('base64url'),
  });
  const world = await openWorld({ config, memory: true });
  const stopping = new AbortController();
  try {
    const publicUrl = (): URL => defaultPublicUrl(config.host, config.port);
    const system = await buildSystem({ world, publicUrl, stopping: stopping.signal });
    const workspaceId = await nameWorkspace(world, system);
    return {
      world,
      system,
      engine: system.http,
      workspaceId,
      actor: { type: 'user', id: null, name: 'Dana Demo' },
      terminal,
      clock: () => `[${((performance.now() - startedMs) / 1000).toFixed(1).padStart(4)} s]`,
      until: (what, look) => until(world, what, look),
      async close() {
        stopping.abort();
        await system.stopWorker();
        await system.close();
        await world.close();
      },
    };
  } catch (error) {
    await world.close();
    throw error;
  }
}

/** Every email carries the sender's postal address; a launch without one is refused. */
async function nameWorkspace({ db }: World, { http }: System): Promise<string> {
  const [row] = await db.query<{ id: string }>('select workspace_id as id from workspaces');
  if (!row) throw new DemoFault('no workspace was made');
  const workspaceId = row.id;
  await http.workspaces.change(workspaceId, {
    name: 'Sample Homes',
    timeZone: 'America/Chicago',
    supportEmail: 'help@example.com',
    postalAddress: {
      name: 'Sample Homes',
      line1: '1 Main Street',
      city: 'Springfield',
      state: 'IL',
      postalCode: '62701',
    },
  });
  return workspaceId;
}

async function until<T>({ clock }: World, what: string, look: () => Promise<T | undefined>): Promise<T> {
  const endsMs = clock.monotonicMs() + WAIT_LIMIT_MS;
  while (clock.monotonicMs() < endsMs) {
    const found = await look();
    if (found !== undefined) return found;
    await clock.sleep(LOOK_EVERY_MS);
  }
  throw new DemoFault(`waited ${WAIT_LIMIT_MS / 1000} s for this, in vain: ${what}`);
}
