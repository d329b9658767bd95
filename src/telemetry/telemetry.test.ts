import { describe, expect, it } from 'vitest';
import type { TelemetryEvent } from '#engine/ports/telemetry';
import { createLog, serializeError } from './log.ts';
import { createTelemetry } from './telemetry.ts';

function memoryLog() {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('debug', {
    write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  return { log, lines };
}

describe('telemetry', () => {
  it('turns an event into one line and its metrics', async () => {
    const { log, lines } = memoryLog();
    const telemetry = createTelemetry(log);
    telemetry.emit({
      name: 'touch_handed_over',
      channel: 'email',
      provider: 'smtp',
      outcome: 'accepted',
      durationMs: 12,
    });
    telemetry.emit({ name: 'lease_lost', workspaceId: 'w', touchId: 't' });
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      ['debug', 'touch_handed_over'],
      ['warn', 'lease_lost'],
    ]);
    expect(lines[1]).toMatchObject({ workspaceId: 'w', touchId: 't' });
    const { body, contentType } = await telemetry.render();
    expect(contentType).toContain('text/plain');
    expect(body).toContain('doorstep_hand_overs_total{channel="email",provider="smtp",outcome="accepted"} 1');
    expect(body).toContain('doorstep_leases_lost_total 1');
    expect(body).toContain('doorstep_nodejs_eventloop_lag');
  });

  it('raises a fault of ours to an error, and a request that went well to nothing but a debug line', () => {
    const { log, lines } = memoryLog();
    const telemetry = createTelemetry(log);
    const request = {
      name: 'http_request',
      method: 'GET',
      route: '/x',
      durationMs: 1,
      requestId: 'r',
    } as const;
    telemetry.emit({ ...request, status: 200 });
    telemetry.emit({ ...request, status: 500 });
    expect(lines.map(({ level }) => level)).toEqual(['debug', 'error']);
  });

  it('never throws, whatever it is given', () => {
    const { log, lines } = memoryLog();
    const telemetry = createTelemetry(log);
    telemetry.emit({ name: 'leases_expired', count: Number.NaN });
    telemetry.emit({ name: 'no_such_event' } as unknown as TelemetryEvent);
    expect(lines.at(-1)).toMatchObject({ msg: 'telemetry_failed' });
  });
});

describe('the log', () => {
  it('cuts secrets and people out by name, however deep', () => {
    const { log, lines } = memoryLog();
    log.info(
      { password: 'p1', request: { authorization: 'p2', user: { email: 'p3@example.com' } }, kept: 'yes' },
      'x',
    );
    expect(JSON.stringify(lines)).not.toMatch(/p1|p2|p3/);
    expect(lines[0]).toMatchObject({ kept: 'yes' });
  });

  it('takes of an error only what may be told: drivers hang statements and values on theirs', () => {
    const cause = Object.assign(new Error('inner'), {
      code: '23505',
      constraint: 'users_email_key',
      detail: 'Key (email)=(a@example.com)',
    });
    const error = Object.assign(new Error('outer', { cause }), {
      query: 'select secret',
      params: ['a@example.com'],
    });
    const { log, lines } = memoryLog();
    createTelemetry(log).emit({ name: 'task_failed', task: 'test', error });
    const line = JSON.stringify(lines);
    expect(line).not.toMatch(/select secret|a@example\.com/);
    expect(lines[0]).toMatchObject({
      error: { message: 'outer', cause: { code: '23505', constraint: 'users_email_key' } },
    });
    expect(serializeError('thrown text')).toEqual({ type: 'string', message: expect.any(String) as string });
  });

  it('does not follow causes for ever', () => {
    const loop = new Error('loop');
    loop.cause = loop;
    expect(JSON.stringify(serializeError(loop)).length).toBeLessThan(20_000);
  });
});
