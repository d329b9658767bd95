/** `doorstep doctor`: looks at everything an operator can get wrong and changes nothing. */
import { parseLine, type Command } from '../command.ts';
import { counted } from '../print/numbers.ts';

const MARKS = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' } as const;

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'check settings, database, data folder and senders',
  help: `
Usage: doorstep doctor

Checks the settings, the data folder and its lock, the database with its migrations and its durability, the clock, the
senders (each is asked, nothing is sent) and the age of the quiet-hours table. Changes nothing.
Exit code 1 when something is wrong.`,
  async run(args, { terminal, diagnose }) {
    parseLine(args, {}, []);
    const findings = await diagnose();
    const width = Math.max(...findings.map(({ about }) => about.length));
    for (const { level, about, says } of findings)
      terminal.out(`${MARKS[level]}  ${about.padEnd(width)}  ${says}`);
    const wrong = findings.filter(({ level }) => level === 'wrong').length;
    terminal.out(wrong === 0 ? 'Nothing is wrong.' : `${counted(wrong, 'thing')} to mend.`);
    return wrong === 0 ? 0 : 1;
  },
};
