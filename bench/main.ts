/** `npm run bench -- <name> [--json FILE]`. */
import { parseArgs } from 'node:util';
import { benchDispatch } from './dispatch.ts';
import { keepReport, printReport, type Report } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    touches: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '3' },
    on: { type: 'string', default: 'embedded,postgres' },
  },
});

const on = values.on.split(',').filter((name) => name === 'embedded' || name === 'postgres');
const benches: Readonly<Record<string, () => Promise<Report>>> = {
  dispatch: () => benchDispatch({ touches: Number(values.touches), rounds: Number(values.rounds), on }),
};

const bench = benches[positionals[0] ?? ''];
if (!bench) {
  process.stderr.write(`npm run bench -- <name> [--json FILE]\nnames: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
const report = await bench();
printReport(report);
if (values.json) await keepReport(report, values.json);
process.exit(0);
