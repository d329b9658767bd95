/** The SMTP server of a benchmark, in a process of its own: it takes everything and keeps nothing for long. */
import { startSmtpSink } from '#test/smtp-sink';

const sink = await startSmtpSink();
process.send?.({ url: sink.url });
const forget = setInterval(() => {
  (sink.messages as unknown[]).length = 0;
}, 100);
process.on('SIGTERM', () => {
  clearInterval(forget);
  process.exit(0);
});
