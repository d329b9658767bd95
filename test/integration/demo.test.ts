// Guarantee: `npm run demo` does the main job in under a minute and its own checks hold; in a pipe it prints plain lines.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparePrograms, type Programs } from '#test/programs';

let programs: Programs;
beforeAll(async () => {
  programs = await preparePrograms();
});
afterAll(() => programs.remove());

describe('the demonstration', () => {
  it('imports, sends, takes out and proves', { timeout: 120_000 }, async () => {
    // Settings of the machine must not matter: with these a message could leave it.
    const env = {
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'a@example.com',
      DATABASE_URL: 'postgresql://x',
    };
    const { code, stdout, stderr } = await programs.run('demo', [], { env });
    expect(stdout).toMatch(/Imported 5,000 rows .*, 0 refused\./);
    expect(stdout).toMatch(/Took out 25 records, \d+ of them before their text; /);
    expect(stdout).toMatch(
      /Preview of one with a postcard at the printer: \d would stop, \d cannot be stopped any more/,
    );
    expect(stdout).toMatch(/^Receipt [0-9a-f-]{36}$/m);
    expect(stdout).toMatch(/^touches +cancelled +sent +skipped$/m);
    expect(stdout).toMatch(/^ok +0 of \d+ stopped touches were sent$/m);
    expect(stdout + stderr).not.toMatch(/WRONG.*/);
    const closing = /^All (\d+) checks hold\. (\d+\.\d) s in all\.$/m.exec(stdout);
    expect(stdout.match(/^ok /gm)).toHaveLength(Number(closing?.[1]));
    expect(Number(closing?.[2])).toBeLessThan(60);
    expect(stdout + stderr).not.toMatch(/[\r\u001b]/);
    expect(stderr).toMatch(/^Importing 25 %/m);
    expect(code).toBe(0);
  });
});
