/** Taking records out: one enrollment, everything of a person, and looking first. */
import { IdParams } from '#contract/ids';
import {
  Receipt,
  Receipts,
  UnenrollEverywhereInput,
  UnenrollInput,
  UnenrollPersonInput,
  UnenrollPreview,
} from '#contract/receipt';
import type { AddressInput } from '#domain/record/record-input';
import { suppressionValue } from '#domain/suppression/suppression-value';
import type { Everyone } from '#engine/ports/stop-store';
import { optOut } from '#engine/unenroll/opt-out';
import { previewUnenroll } from '#engine/unenroll/preview-unenroll';
import { unenrollEnrollments, type UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { unenrollEverywhere } from '#engine/unenroll/unenroll-everywhere';
import { actorOf, requireAct } from '../../auth.ts';
import { defineRoute, json } from '../../define-route.ts';
import { invalid, Problem } from '../../errors.ts';
import { presentReceipt } from '../receipts/present.ts';
import { presentPreview } from './present.ts';

const getPreview = defineRoute({
  act: 'view',
  method: 'get',
  path: '/enrollments/{id}/unenroll-preview',
  tag: 'Enrollments',
  summary: 'What unenrolling would stop, and what it could not.',
  params: IdParams,
  answers: { 200: json(UnenrollPreview, 'As things are now.') },
});

const postUnenroll = defineRoute({
  act: 'enrollments.unenroll',
  method: 'post',
  path: '/enrollments/{id}/unenroll',
  tag: 'Enrollments',
  summary: 'Take a record out of a campaign, at once.',
  description:
    'When this answers, nothing in `stops` will ever be handed to a provider. Again: the same receipt. `optOut` also ' +
    'suppresses the person and every address of theirs, and ends whatever else would use them (`alsoEnded`).',
  params: IdParams,
  body: UnenrollInput,
  answers: { 200: json(Receipt, 'The receipt.') },
  refusals: ['enrollment_completed'],
});

const postRecord = defineRoute({
  act: 'enrollments.unenroll',
  method: 'post',
  path: '/records/{id}/unenroll',
  tag: 'Records',
  summary: 'Take a record out of every campaign.',
  description: 'Of a contact, the properties whose outreach reaches that person as well.',
  params: IdParams,
  body: UnenrollEverywhereInput,
  answers: { 200: json(Receipts, 'A receipt for each enrollment that this ended.') },
});

const postPerson = defineRoute({
  act: 'enrollments.unenroll',
  method: 'post',
  path: '/unenroll',
  tag: 'Enrollments',
  summary: 'Take everyone who is known by an email, a phone or an address out of every campaign.',
  body: UnenrollPersonInput,
  answers: { 200: json(Receipts, 'A receipt for each enrollment that this ended.') },
});

export const unenrollRoutes = (deps: UnenrollDeps) => [
  getPreview.handle(async ({ workspaceId, params }) => {
    const preview = await previewUnenroll(deps, workspaceId, params.id);
    if (!preview.ok) throw new Problem('not_found');
    return { status: 200, body: presentPreview(preview.value) };
  }),
  postUnenroll.handle(async (call) => {
    const { workspaceId, params, body, principal } = call;
    const act = { actor: actorOf(principal), reason: body.reason ?? null, note: body.note ?? null };
    let receiptId: string;
    if (body.optOut === true) {
      requireAct(call, 'suppressions.add');
      const { expectVersion } = body;
      const opted = await optOut(deps, workspaceId, params.id, {
        ...act,
        ...(expectVersion === undefined ? {} : { expectVersion }),
      });
      if (!opted.ok) throw new Problem(opted.error);
      receiptId = opted.value;
    } else {
      receiptId = await unenroll(deps, workspaceId, params.id, act, body.expectVersion);
    }
    const [receipt] = await deps.store.receipts.find(workspaceId, [receiptId]);
    if (!receipt) throw new Error(`receipt ${receiptId} was written and is not there`);
    return { status: 200, body: presentReceipt(receipt) };
  }),
  postRecord.handle(async ({ workspaceId, params, body, principal }) => ({
    status: 200,
    body: await everywhere(
      deps,
      workspaceId,
      { recordId: params.id },
      { ...body, actor: actorOf(principal) },
    ),
  })),
  postPerson.handle(async ({ workspaceId, body, principal }) => ({
    status: 200,
    body: await everywhere(deps, workspaceId, addressOf(body), { ...body, actor: actorOf(principal) }),
  })),
];

type Words = { readonly reason?: string | undefined; readonly note?: string | undefined };
type By = Words & { readonly actor: ReturnType<typeof actorOf> };

async function unenroll(
  deps: UnenrollDeps,
  workspaceId: string,
  id: string,
  act: Parameters<typeof optOut>[3],
  expectVersion: string | undefined,
): Promise<string> {
  const [done] = await unenrollEnrollments(deps, workspaceId, [id], {
    ...act,
    cause: 'manual',
    ...(expectVersion === undefined ? {} : { expectVersions: new Map([[id, expectVersion]]) }),
  });
  if (!done || done.result === 'missing') throw new Problem('not_found');
  if (done.receiptId === null) throw new Problem('enrollment_completed');
  return done.receiptId;
}

async function everywhere(
  deps: UnenrollDeps,
  workspaceId: string,
  everyone: Everyone,
  { actor, reason, note }: By,
) {
  const act = { cause: 'manual', actor, reason: reason ?? null, note: note ?? null } as const;
  const ended = await unenrollEverywhere(deps, workspaceId, everyone, act);
  if (!ended.ok) throw new Problem(ended.error);
  const receipts = await deps.store.receipts.find(workspaceId, ended.value);
  return { receipts: receipts.map(presentReceipt) };
}

type Named = {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: string | AddressInput | undefined;
};

/** The schema saw to it that exactly one is named. */
function addressOf({ email, phone, address }: Named): Everyone {
  const [path, kind, given] =
    email !== undefined
      ? (['email', 'email', email] as const)
      : phone !== undefined
        ? (['phone', 'phone', phone] as const)
        : (['address', 'address', address ?? ''] as const);
  const value = suppressionValue(kind, given);
  if (!value.ok) throw invalid([{ path, message: value.error }]);
  return { kind, value: value.value };
}
