import { describe, expect, it } from 'vitest';
import { Hono } from 'hono';
import { clientIpOf } from './auth.ts';
import type { AppEnv } from './deps.ts';

const app = new Hono<AppEnv>().get('/', (c) => c.text(clientIpOf(c)));
const ask = async (remoteAddress: string, forwarded?: string): Promise<string> => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } });
  return answer.text();
};

/** Limits on guessing count by this address: a caller must not be able to choose it. */
describe('the address of a caller', () => {
  it.each([
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.5', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['172.16.3.4', '', '172.16.3.4'],
    ['172.32.3.4', '198.51.100.1', '172.32.3.4'],
    ['fd00::1', '2001:db8::7', '2001:db8::7'],
    ['2001:db8::1', '198.51.100.1', '2001:db8::1'],
  ])('at %s, forwarded for %s, is %s', async (remote, forwarded, address) => {
    expect(await ask(remote, forwarded)).toBe(address);
  });
});
