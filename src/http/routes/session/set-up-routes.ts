/** First run: the one-time link that the server printed makes the first owner and the first workspace. */
import { Joined, SetUpInput, SetUpState } from '#contract/people';
import type { Identity } from '#engine/ports/identity';
import { clientIpOf, requireSameOrigin } from '../../auth.ts';
import { defineRoute, json } from '../../define-route.ts';
import type { FrameDeps } from '../../deps.ts';
import { Problem } from '../../errors.ts';

const getSetUp = defineRoute({
  act: 'public',
  method: 'get',
  path: '/setup',
  tag: 'Session',
  summary: 'Whether the server still waits for its first user.',
  answers: { 200: json(SetUpState, 'Open until the first user exists.') },
});

const postSetUp = defineRoute({
  act: 'public',
  method: 'post',
  path: '/setup',
  tag: 'Session',
  summary: 'Make the first owner and workspace.',
  description: 'Works once. `token` is in the link that the server printed at its start. Sign in afterwards.',
  body: SetUpInput,
  answers: { 201: json(Joined, 'Made.') },
  refusals: ['setup_done', 'setup_token_invalid', 'rate_limited', 'cross_origin'],
});

export type SetUpRouteDeps = Pick<FrameDeps, 'publicUrl'> & {
  readonly identity: Pick<Identity, 'setUp' | 'attempt'>;
};

export const setUpRoutes = ({ identity, publicUrl }: SetUpRouteDeps) => [
  getSetUp.handle(async () => ({ status: 200, body: { open: await identity.setUp.isOpen() } })),
  postSetUp.handle(async ({ body: { token, ...input }, request, c }) => {
    requireSameOrigin(request, publicUrl());
    const attempt = await identity.attempt(clientIpOf(c), 'set-up');
    if (!attempt.allowed)
      throw new Problem('rate_limited', {}, { 'retry-after': String(attempt.retryAfterSeconds) });
    const done = await identity.setUp.complete(token, input);
    if (!done.ok) throw new Problem(done.error);
    return { status: 201, body: done.value };
  }),
];
