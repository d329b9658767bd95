/**
 * The real system, wired by `main` as always, with leases of another length: `server.js <lease in ms>`. Everything else
 * comes from the environment. Nobody catches what goes wrong here: a crash is what it is for.
 */
import process from 'node:process';
import { readConfig } from '#config/config';
import { startServer } from '#main/start-server';

const leaseMs = Number(process.argv[2]);
if (!(leaseMs > 0)) throw new Error('usage: server.js <lease in milliseconds>');

const server = await startServer(readConfig(), { leaseMs });
process.stdout.write(`ready ${server.url.href}\n`);
// Whoever runs the test holds the other end: without them nobody would ever end this process.
process.stdin.once('end', () => process.exit(1)).resume();
process.once('SIGTERM', () => {
  void server.stop('SIGTERM').then(() => process.exit(0));
});
