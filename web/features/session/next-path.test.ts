// Guarantee: a link to the sign-in page cannot send whoever signs in to another site.
import { describe, expect, it } from 'vitest';
import { safePath } from './next-path.ts';

describe('after signing in', () => {
  it.each(['/campaigns', '/campaigns/1/enrollments?status=active&search=a%20b', '/#top'])(
    'goes to %s',
    (path) => {
      expect(safePath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    '',
    'campaigns',
    'https://example.com/',
    '//example.com/',
    '/\\example.com',
    '/\t/example.com',
    '///example.com',
    'javascript:alert(1)',
    '\\\\example.com',
  ])('stays at home for %j', (path) => {
    expect(safePath(path)).toMatch(/^\/(?![/\\])/);
    expect(safePath(path)).not.toContain('example.com');
  });
});
