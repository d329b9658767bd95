/** A password comes from the keyboard unseen, or as the first line of standard input: never from the command line. */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CliFault } from './command.ts';

const MIN_LENGTH = 8;
const MAX_LENGTH = 128;

export async function readNewPassword(): Promise<string> {
  const { stdin } = process;
  const password = stdin.isTTY ? await ask('New password: ') : await readLine(false);
  if (password.length < MIN_LENGTH || password.length > MAX_LENGTH)
    throw new CliFault(`The password must have ${MIN_LENGTH} to ${MAX_LENGTH} characters.`);
  if (stdin.isTTY && (await ask('Once more: ')) !== password) throw new CliFault('The two are not the same.');
  return password;
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const answer = await readLine(true);
  process.stderr.write('\n');
  return answer;
}

/** On a terminal, readline echoes into nothing. */
function readLine(terminal: boolean): Promise<string> {
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output, terminal });
  return new Promise((resolve, reject) => {
    reader.once('line', (line) => {
      resolve(line);
      reader.close();
    });
    reader.once('close', () => reject(new CliFault('No password was given.')));
    reader.once('SIGINT', () => {
      reader.close();
      reject(new CliFault('No password was given.'));
    });
  });
}
