// Guarantee: a line that is written wrongly is answered with 2 and one line that names the fault; help needs nothing.
import { describe, expect, it } from 'vitest';
import { runDoorstep } from './doorstep.ts';
import type { Terminal } from './terminal.ts';

function listen(): { readonly terminal: Terminal; readonly out: string[]; readonly err: string[] } {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    out: (line = '') => void out.push(line),
    err: (line) => void err.push(line),
    redraw: undefined,
    strong: (text) => text,
  };
  return { terminal, out, err };
}

/** No command that is written wrongly may come as far as the settings or the database. */
const untouched = new Proxy({} as never, {
  get: (_, name) => {
    if (name === 'backups') return { kind: 'embedded' };
    return name === 'terminal' ? undefined : () => Promise.reject(new Error(`${String(name)} was called`));
  },
});

describe('doorstep --help', () => {
  it('lists the commands, and each explains itself without any settings', async () => {
    const noHost = (): never => {
      throw new Error('help asked for the host');
    };
    const { terminal, out } = listen();
    expect(await runDoorstep(['--help'], terminal, noHost)).toBe(0);
    const names = out.flatMap((line) => /^ {2}([a-z-]+) {2}/.exec(line)?.[1] ?? []);
    expect(names).toEqual([
      'start',
      'migrate',
      'doctor',
      'user',
      'api-key',
      'import',
      'unenroll',
      'verify',
      'backup',
      'restore',
      'distribute',
    ]);
    for (const name of names) {
      const own = listen();
      expect(await runDoorstep([name, '--help'], own.terminal, noHost)).toBe(0);
      expect(own.out.join('\n')).toMatch(new RegExp(`^Usage: doorstep ${name}`));
      expect(
        own.out
          .join('\n')
          .split('\n')
          .filter((line) => line.length > 120),
      ).toEqual([]);
    }
  });

  it('is what nothing at all is answered with, as a fault', async () => {
    const { terminal, out } = listen();
    expect(await runDoorstep([], terminal, () => untouched)).toBe(2);
    expect(out[0]).toMatch(/^Usage:/);
  });
});

describe('a line that is written wrongly', () => {
  it.each([
    [['frobnicate'], /there is no command "frobnicate"/],
    [['user'], /list, add or set-password is missing/],
    [['user', 'remove'], /there is no "user remove"/],
    [['user', 'list', '--colour'], /Unknown option '--colour'/],
    [['user', 'add'], /EMAIL is missing/],
    [['user', 'add', 'ann'], /"ann" is not an email address/],
    [['user', 'add', 'a@example.com', '--role', 'king'], /--role: "king" is not one of owner, admin/],
    [['user', 'add', 'a@example.com', '--time-zone', 'Mars'], /--time-zone: "Mars"/],
    [['api-key'], /list, create or revoke is missing/],
    [['api-key', 'create'], /NAME is missing/],
    [['api-key', 'create', 'x', '--expires-in', 'PT5H'], /--expires-in: .*whole days/],
    [['import', 'x.csv'], /--type is missing/],
    [
      ['import', 'x.csv', '--type', 'people'],
      /--type: "people" is not one of contact, property, suppression/,
    ],
    [['import', '--type', 'contact'], /FILE is missing/],
    [['unenroll'], /name an enrollment, or one of --email/],
    [['unenroll', 'x'], /"x" is not the id of an enrollment/],
    [['unenroll', '--email', 'a@example.com', '--phone', '2'], /name an enrollment, or one of/],
    [['unenroll', '--email', 'ann'], /--email: "ann"/],
    [['unenroll', '--email', 'a@example.com', '--reason', 'x'.repeat(201)], /--reason has more than 200/],
    [['verify', '--expect', 'x'], /--expect: not of the form BLOCK:HASH/],
    [['backup'], /FILE is missing/],
    [['restore', '--pause-all'], /--pause-all is for PostgreSQL/],
    [['migrate', 'now'], /"now" is one word too many/],
  ])('%j', async (args, expected) => {
    const { terminal, out, err } = listen();
    expect(await runDoorstep(args, terminal, () => untouched)).toBe(2);
    expect(out).toEqual([]);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(expected);
    expect(err[0]).not.toContain('\n');
  });
});
