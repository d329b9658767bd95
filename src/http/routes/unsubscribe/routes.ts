/**
 * `/u/{token}`: looking changes nothing (mail scanners follow every link), posting stops at once: RFC 8058, without
 * cookies, sign-in or any condition on the form beyond its kind.
 */
import { z } from 'zod';
import type { SecretBox } from '#engine/ports/secret-box';
import type { WorkspaceStore } from '#engine/ports/workspace-store';
import { readUnsubscribeToken, unsubscribe } from '#engine/suppress/unsubscribe';
import type { UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { defineRoute, media } from '../../define-route.ts';
import { stopPage, type StopPage } from './page.ts';

const params = z.strictObject({ token: z.string().min(1).max(2048) });
const link = { act: 'public', base: 'root', path: '/u/{token}', tag: 'Unsubscribe', params } as const;

const getPage = defineRoute({
  ...link,
  method: 'get',
  summary: 'A page that asks; changes nothing.',
  answers: { 200: media('text/html', 'The page.'), 404: media('text/html', 'No link of ours.') },
});

const postStop = defineRoute({
  ...link,
  method: 'post',
  summary: 'Stops everything to the address that the message went to, at once.',
  description: 'RFC 8058 one-click. Again: the same answer. It never expires.',
  raw: {
    contentTypes: ['application/x-www-form-urlencoded', 'multipart/form-data'],
    maxBytes: 16 * 1024,
    schema: z.object({ 'List-Unsubscribe': z.literal('One-Click') }).partial(),
  },
  answers: { 200: media('text/html', 'Done.'), 404: media('text/html', 'No link of ours.') },
});

export type UnsubscribeDeps = UnenrollDeps & {
  readonly secretBox: SecretBox;
  readonly workspaces: Pick<WorkspaceStore, 'find'>;
};

export const unsubscribeRoutes = (deps: UnsubscribeDeps) => [
  getPage.handle(async ({ params: { token }, c }) => {
    const found = await linkOf(deps, token);
    return html(found ? { kind: 'ask', ...found } : { kind: 'unknown' }, c.get('nonce') ?? '');
  }),
  postStop.handle(async ({ params: { token }, c }) => {
    const found = await linkOf(deps, token);
    if (found) await unsubscribe(deps, found.address);
    return html(found ? { kind: 'done', ...found } : { kind: 'unknown' }, c.get('nonce') ?? '');
  }),
];

/** Undefined also when the whole workspace is gone: nothing is sent from it. */
async function linkOf({ secretBox, workspaces }: UnsubscribeDeps, token: string) {
  const address = readUnsubscribeToken(secretBox, token);
  const workspace = address && (await workspaces.find(address.workspaceId));
  return address && workspace ? { address, team: workspace.name } : undefined;
}

function html(page: StopPage, nonce: string): Response {
  return new Response(stopPage(page, nonce), {
    status: page.kind === 'unknown' ? 404 : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  });
}
