import { type Logger as PinoLogger, pino } from 'pino';
import { build as prettyStream } from 'pino-pretty';

/** Static message, data beside it: `log.info({ jobId }, 'job expired')`. Tokens and message text are never logged. */
export type Logger = PinoLogger;

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** The process's one logger. It writes to stdout and does so at once, so the last lines before an exit are never lost. */
export function createLogger(options: { level: LogLevel; format: LogFormat }): Logger {
  const settings = {
    level: options.level,
    base: null,
    // A second guard: whoever logs a request or an error by mistake does not publish what opens doors.
    redact: {
      paths: [
        'authorization',
        'cookie',
        'token',
        'password',
        'secret',
        '*.authorization',
        '*.cookie',
        '*.token',
        '*.password',
        '*.secret',
        'headers["webhook-signature"]',
        // PostgreSQL quotes whole rows here, so message text.
        'err.detail',
        'err.where',
      ],
      censor: '[hidden]',
    },
  };
  if (options.format === 'json') return pino(settings, pino.destination({ dest: 1, sync: true }));
  return pino(
    settings,
    prettyStream({ sync: true, colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' }),
  );
}
