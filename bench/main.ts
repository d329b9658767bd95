/** `npm run bench -- <name> [--json FILE]`. */
import { parseArgs } from 'node:util';
import { benchDispatch } from './dispatch.ts';
import { benchRender } from './dispatch-render.ts';
import { benchSmtp } from './dispatch-smtp.ts';
import { benchScreens } from './screens.ts';
import { keepReport, printReport, type Report } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    touches: { type: 'string' },
    enrollments: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    on: { type: 'string', default: 'embedded,postgres' },
    render: { type: 'boolean', default: false },
    smtp: { type: 'boolean', default: false },
  },
});

const on = values.on.split(',').filter((name) => name === 'embedded' || name === 'postgres');
const sized = (touches: number) => ({
  touches: Number(values.touches ?? touches),
  rounds: Number(values.rounds),
  on,
});
const dispatch = (): Promise<Report> => {
  if (values.smtp) return benchSmtp(sized(10_000));
  return values.render ? benchRender(sized(10_000)) : benchDispatch(sized(50_000));
};
const screens = (): Promise<Report> =>
  benchScreens({ enrollments: Number(values.enrollments ?? 100_000), rounds: Number(values.rounds) });
const benches: Readonly<Record<string, () => Promise<Report>>> = { dispatch, screens };

const bench = benches[positionals[0] ?? ''];
if (!bench) {
  process.stderr.write(`npm run bench -- <name> [--json FILE]\nnames: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
const report = await bench();
printReport(report);
if (values.json) await keepReport(report, values.json);
process.exit(0);
