// Runs another program and waits; its end is a value, not an exception.
import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Exit code of `command`, its output going where ours goes. A death by signal counts as 1. Who stops us stops
 * it too: an orphan would go on writing where the next one starts.
 */
export function runThrough(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    const passOn = (signal) => child.kill(signal);
    const done = () => SIGNALS.forEach((signal) => process.off(signal, passOn));
    SIGNALS.forEach((signal) => process.on(signal, passOn));
    child.on('error', (error) => (done(), reject(error)));
    child.on('exit', (code) => (done(), resolve(code ?? 1)));
  });
}

/** Exit code and everything `command` printed, both streams in the order of their arrival. */
export function runCaptured(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
