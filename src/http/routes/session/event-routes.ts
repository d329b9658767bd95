/** `GET /events`: what happens in the workspace, as it happens. A stream is ended after a quarter of an hour, and the
 * reader comes back by itself: whoever was signed out or removed meanwhile is then refused. */
import { z } from 'zod';
import { Id } from '#contract/ids';
import { defineRoute, media } from '../../define-route.ts';
import { DEFAULT_LIMITS, type FrameDeps } from '../../deps.ts';
import { sseResponse } from '../../sse.ts';

const MAX_STREAM_MS = 15 * 60_000;

const followEvents = defineRoute({
  act: 'view',
  method: 'get',
  path: '/events',
  tag: 'Events',
  summary: 'Server-sent events of the workspace, resumable by `Last-Event-ID`.',
  query: z.strictObject({
    workspaceId: Id.optional().meta({ description: 'Which workspace: EventSource cannot send the header.' }),
  }),
  answers: {
    200: media('text/event-stream', 'A stream that stays open; `event` is the type, `data` is JSON.'),
  },
  streaming: true,
});

export const eventRoutes = (deps: Pick<FrameDeps, 'events' | 'telemetry' | 'limits'>) => [
  followEvents.handle(async ({ workspaceId, request, signal }) => {
    deps.telemetry.emit({ name: 'event_stream', change: 'opened' });
    const after = request.headers.get('last-event-id') ?? undefined;
    return sseResponse({
      source: (ended) => deps.events.follow(workspaceId, after, ended),
      signal: AbortSignal.any([signal, AbortSignal.timeout(MAX_STREAM_MS)]),
      heartbeatMs: deps.limits?.heartbeatMs ?? DEFAULT_LIMITS.heartbeatMs,
      onClose: () => deps.telemetry.emit({ name: 'event_stream', change: 'closed' }),
    });
  }),
];
