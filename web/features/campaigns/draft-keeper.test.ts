// Guarantees: what is typed in a draft is saved without being asked for; what the server refuses holds nothing else back;
// another person's change is not written over unasked; what is typed while a request is under way is saved after it.
import { expect, it, vi } from 'vitest';
import { ApiProblem } from '../../api/client.ts';
import type { Campaign, CampaignPatch } from '../../api/types.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { added, changed } from './plan-items.ts';

const SETTINGS = { timeZone: 'UTC', continuous: false } as Campaign['settings'];
const BASE = {
  id: 'c',
  name: 'Spring',
  version: 1,
  audience: null,
  settings: SETTINGS,
  sequences: [],
} as unknown as Campaign;

/** A server that keeps what it is sent and refuses what `refuse` says. */
function server(refuse: (body: CampaignPatch) => ApiProblem | undefined = () => undefined) {
  let now = BASE;
  const bodies: CampaignPatch[] = [];
  const send = vi.fn<(body: CampaignPatch) => Promise<Campaign>>(
    async (body: CampaignPatch): Promise<Campaign> => {
      await Promise.resolve();
      bodies.push(body);
      const problem = refuse(body);
      if (problem) throw problem;
      const { expectVersion, sequences, ...rest } = body;
      if (expectVersion !== now.version) throw new ApiProblem(409, { code: 'version_conflict' });
      const given = sequences?.map((one, index) => ({ id: `c-s${index + 1}`, ...one }));
      now = { ...now, ...rest, ...(given ? { sequences: given } : {}), version: now.version + 1 } as Campaign;
      return now;
    },
  );
  return { send, bodies, now: () => now, set: (campaign: Campaign) => (now = campaign) };
}
const invalid = (path: string): ApiProblem =>
  new ApiProblem(422, { code: 'validation_failed', errors: [{ path, message: 'No.' }] });

it('sends only what differs, once, and gives new sequences their ids', async () => {
  const { send, bodies } = server();
  const keeper = new DraftKeeper(BASE, send, 1);
  const plan = changed(added([], 'sms', 'k'), 'k', { channel: 'sms', delay: 'PT0S', body: 'Hi' });
  keeper.change({ plan });
  await vi.waitFor(() => expect(keeper.view().state).toBe('saved'));
  expect(bodies).toEqual([{ sequences: [{ channel: 'sms', delay: 'PT0S', body: 'Hi' }], expectVersion: 1 }]);
  expect(keeper.view().draft.plan).toEqual([
    { key: 'k', value: { id: 'c-s1', channel: 'sms', delay: 'PT0S', body: 'Hi' } },
  ]);
  await keeper.flush();
  expect(send).toHaveBeenCalledTimes(1);
});

it('a sequence that is not whole waits; the rest is saved', async () => {
  const { send, now } = server();
  const keeper = new DraftKeeper(BASE, send, 1);
  keeper.change({ plan: added([], 'email', 'k'), name: 'Summer' });
  await keeper.flush();
  expect(keeper.view().state).toBe('held');
  expect([now().name, now().sequences]).toEqual(['Summer', []]);
});

it('what is refused stays on the screen with its fault and holds nothing else back', async () => {
  const { send, now } = server(({ sequences }) => {
    const at = sequences?.findIndex((one) => one.channel === 'sms' && one.body.includes('{{')) ?? -1;
    return at < 0 ? undefined : invalid(`sequences.${at}.body`);
  });
  const keeper = new DraftKeeper(BASE, send, 1);
  let plan = added(added([], 'sms', 'a'), 'sms', 'b');
  plan = changed(plan, 'a', { channel: 'sms', delay: 'PT0S', body: '{{ oops' });
  plan = changed(plan, 'b', { channel: 'sms', delay: 'P1D', body: 'Fine' });
  keeper.change({ plan, name: 'Summer' });
  await keeper.flush();
  expect(keeper.view()).toMatchObject({ state: 'held', faults: new Map([['a.body', 'No.']]) });
  expect(now().sequences).toMatchObject([{ body: 'Fine' }]);
  expect(now().name).toBe('Summer');
  keeper.change({
    plan: changed(keeper.view().draft.plan, 'a', { channel: 'sms', delay: 'PT0S', body: 'Mended' }),
  });
  await keeper.flush();
  expect(keeper.view()).toMatchObject({ state: 'saved', faults: new Map() });
  expect(now().sequences).toMatchObject([{ body: 'Mended' }, { body: 'Fine' }]);
});

it('does not write over what somebody else wrote, unless asked to', async () => {
  const { send, set, now } = server();
  const keeper = new DraftKeeper(BASE, send, 1);
  const theirs = { ...BASE, name: 'Theirs', version: 7 };
  set(theirs);
  keeper.change({ name: 'Ours' });
  await keeper.flush();
  expect(keeper.view().state).toBe('conflict');
  expect(now().name).toBe('Theirs');
  await keeper.overwrite(theirs);
  expect([keeper.view().state, now().name]).toEqual(['saved', 'Ours']);
});

it('takes over what is seen elsewhere while nothing is unsaved here', () => {
  const keeper = new DraftKeeper(BASE, server().send, 1_000);
  keeper.heard({ ...BASE, name: 'Theirs', version: 2 });
  expect(keeper.view().draft.name).toBe('Theirs');
  keeper.change({ name: 'Ours' });
  keeper.heard({ ...BASE, name: 'Theirs again', version: 3 });
  expect(keeper.view()).toMatchObject({ state: 'conflict', draft: { name: 'Ours' } });
  keeper.stop();
});

it('what is typed while a request is under way is saved after it', async () => {
  const { send, now } = server();
  const keeper = new DraftKeeper(BASE, send, 1);
  keeper.change({ name: 'One' });
  const first = keeper.flush();
  keeper.change({ name: 'Two' });
  await first;
  await keeper.flush();
  expect([now().name, keeper.view().state]).toEqual(['Two', 'saved']);
});

it('a line that is gone is said, and trying again saves', async () => {
  let isDown = true;
  const { send, now } = server();
  const keeper = new DraftKeeper(
    BASE,
    (body) => (isDown ? Promise.reject(new Error('gone')) : send(body)),
    1,
  );
  keeper.change({ name: 'One' });
  await keeper.flush();
  expect(keeper.view().state).toBe('failed');
  isDown = false;
  await keeper.flush();
  expect([now().name, keeper.view().state]).toEqual(['One', 'saved']);
});
