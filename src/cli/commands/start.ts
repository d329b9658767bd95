/** `doorstep start`: the server, as `npm start` runs it. */
import { parseLine, type Command } from '../command.ts';

export const startCommand: Command = {
  name: 'start',
  summary: 'start the server: page, API and worker',
  help: `
Usage: doorstep start

Starts the server in this process, like npm start: migrates the database, serves the page and the API, and sends.
ROLE=web or ROLE=worker starts only that part. SIGTERM and Ctrl-C finish what is in flight and stop.`,
  async run(args, host) {
    parseLine(args, {}, []);
    await host.serve();
    return 0;
  },
};
