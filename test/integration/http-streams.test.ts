import { get as httpGet, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute, json } from '#http/define-route';
import { startTestApp, type TestApp } from '#test/http';

let app: TestApp;
afterEach(() => app.stop());

/** A reader of the event stream: what it has received so far, and whether the stream has ended. */
function openStream(
  path: string,
  headers: Record<string, string>,
): Promise<{ text: () => string; ended: Promise<void>; leave: () => void; response: IncomingMessage }> {
  return new Promise((resolve, reject) => {
    const request = httpGet(app.url + path, { headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      const ended = new Promise<void>((end) => response.on('close', end));
      resolve({ text: () => text, ended, leave: () => request.destroy(), response });
    });
    request.on('error', reject);
  });
}
const bearer = () => ({ authorization: `Bearer ${app.workspace.secrets.viewer}` });

describe('the event stream', () => {
  it('tells what happens in its own workspace, in order, and beats while nothing does', async () => {
    app = await startTestApp({ frame: { limits: { heartbeatMs: 20 } } });
    const stream = await openStream('/api/v1/events', bearer());
    expect(stream.response.headers['content-type']).toContain('text/event-stream');
    await expect.poll(() => app.feed.readers()).toBe(1);
    app.feed.push(app.other.id, 'touch.sent', { theirs: true });
    app.feed.push(app.workspace.id, 'touch.processing', { id: 'a', text: 'two\nlines' });
    app.feed.push(app.workspace.id, 'touch.sent', { id: 'a' });
    await expect.poll(stream.text).toContain('id: 3');
    expect(stream.text()).toContain(
      'id: 2\nevent: touch.processing\ndata: {"id":"a","text":"two\\nlines"}\n\n',
    );
    expect(stream.text()).not.toContain('theirs');
    await expect.poll(stream.text).toContain(':\n\n');
    stream.leave();
    await expect.poll(() => app.feed.readers()).toBe(0);
    expect(app.telemetry.events.filter((event) => event.name === 'event_stream')).toHaveLength(2);
  });

  it('goes on where the reader left it', async () => {
    app = await startTestApp();
    for (const at of [1, 2, 3]) app.feed.push(app.workspace.id, 'touch.sent', { at });
    const stream = await openStream('/api/v1/events', { ...bearer(), 'last-event-id': '1' });
    await expect.poll(stream.text).toContain('{"at":3}');
    expect(stream.text()).not.toContain('{"at":1}');
    expect(stream.text()).toContain('{"at":2}');
    stream.leave();
  });

  it('asks who is there, and lets a page name its workspace in the query', async () => {
    app = await startTestApp();
    expect((await app.anonymous.get('/api/v1/events')).status).toBe(401);
    const { cookie } = await app.person('viewer');
    expect((await app.client({ cookie }).get(`/api/v1/events?workspaceId=${app.other.id}`)).status).toBe(404);
    const stream = await openStream(`/api/v1/events?workspaceId=${app.workspace.id}`, { cookie });
    expect(stream.response.statusCode).toBe(200);
    stream.leave();
  });
});

describe('stopping', () => {
  it('ends open streams, finishes what is in flight, takes nothing new, and is quick', async () => {
    let release = (): void => undefined;
    let entered = (): void => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = defineRoute({
      act: 'view',
      method: 'get',
      path: '/slow',
      tag: 'Test',
      summary: 'Slow.',
      answers: { 200: json(z.object({ done: z.boolean() }), 'Done.') },
    });
    app = await startTestApp({
      routes: () => [
        slow.handle(async () => {
          entered();
          await held;
          return { status: 200, body: { done: true } };
        }),
      ],
    });
    const stream = await openStream('/api/v1/events', bearer());
    const inFlight = app.workspace.as.viewer.get('/api/v1/slow');
    await inside;
    const closed = app.close(5_000);
    await stream.ended;
    await expect(app.anonymous.get('/healthz', { headers: { connection: 'close' } })).rejects.toThrow();
    release();
    expect((await inFlight).body).toEqual({ done: true });
    const startedAt = performance.now();
    expect(await closed).toEqual({ forced: false });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('cuts off after its limit what does not end', async () => {
    const never = defineRoute({
      act: 'view',
      method: 'get',
      path: '/never',
      tag: 'Test',
      summary: 'Never.',
      answers: { 200: json(z.object({}), 'Never.') },
    });
    let entered = (): void => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    app = await startTestApp({
      routes: () => [
        never.handle(() => {
          entered();
          return new Promise(() => undefined);
        }),
      ],
    });
    const hanging = app.workspace.as.viewer.get('/api/v1/never').catch(() => 'cut');
    await inside;
    expect(await app.close(50)).toEqual({ forced: true });
    expect(await hanging).toBe('cut');
  });
});
