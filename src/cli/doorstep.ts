/** The `doorstep` command: finds what was asked for, runs it, and turns faults into one line and an exit code. */
import { CliFault, UsageFault, type Command } from './command.ts';
import { apiKeyCommand } from './commands/api-key.ts';
import { backupCommand } from './commands/backup.ts';
import { distributeCommand } from './commands/distribute.ts';
import { doctorCommand } from './commands/doctor.ts';
import { importCommand } from './commands/import.ts';
import { migrateCommand } from './commands/migrate.ts';
import { restoreCommand } from './commands/restore.ts';
import { startCommand } from './commands/start.ts';
import { unenrollCommand } from './commands/unenroll.ts';
import { userCommand } from './commands/user.ts';
import { verifyCommand } from './commands/verify.ts';
import type { CliHost } from './host.ts';
import type { Terminal } from './terminal.ts';

const COMMANDS: readonly Command[] = [
  startCommand,
  migrateCommand,
  doctorCommand,
  userCommand,
  apiKeyCommand,
  importCommand,
  unenrollCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  distributeCommand,
];

export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;

/** `host` is made only for a command that runs: help needs no settings. Faults of neither kind are thrown. */
export async function runDoorstep(
  args: readonly string[],
  terminal: Terminal,
  host: () => CliHost,
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    for (const line of overview()) terminal.out(line);
    return name === undefined ? EXIT_USAGE : 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) {
    terminal.err(`doorstep: there is no command "${name}"; doorstep --help lists them`);
    return EXIT_USAGE;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(command.help.trim());
    return 0;
  }
  return runCommand(command, rest, terminal, host);
}

async function runCommand(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
  host: () => CliHost,
): Promise<number> {
  try {
    return await command.run(args, host());
  } catch (error) {
    if (error instanceof UsageFault) {
      terminal.err(`doorstep ${command.name}: ${error.message}; see doorstep ${command.name} --help`);
      return EXIT_USAGE;
    }
    if (error instanceof CliFault) {
      terminal.err(error.message);
      return EXIT_FAILED;
    }
    throw error;
  }
}

function overview(): readonly string[] {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return [
    'Usage: npm run doorstep -- <command> [options]',
    '',
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Each command explains itself with --help. Settings are environment variables: see .env.example.',
  ];
}
