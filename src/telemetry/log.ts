/**
 * The log: JSON lines on standard output, without people's data. Only named fields are ever written (events are a closed
 * list), secrets are cut out by name on top of that, and errors lose what drivers hang on them (statements and values).
 */
import { pid } from 'node:process';
import { pino, type DestinationStream, type Logger } from 'pino';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

const SECRET_NAMES = [
  'password',
  'secret',
  'token',
  'apiKey',
  'authorization',
  'cookie',
  'credentials',
  'email',
  'phone',
  'address',
  'body',
  'params',
];

export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
    serializers: { error: serializeError, err: serializeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

type SerializedError = {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  constraint?: string;
  cause?: SerializedError;
};

const MAX_CAUSES = 5;

/** Name, message, stack, code, constraint and causes: nothing else that an error may carry. */
export function serializeError(error: unknown, depth = 0): SerializedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is not an Error was thrown' };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(error.cause === undefined || depth >= MAX_CAUSES
      ? {}
      : { cause: serializeError(error.cause, depth + 1) }),
  };
}
