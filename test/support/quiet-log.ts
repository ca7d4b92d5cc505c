import { createLogger } from '../../src/log.ts';

/** For what must log but is not asked about it. */
export const quietLog = createLogger({ level: 'silent', format: 'json' });
