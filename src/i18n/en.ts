import { card } from './en/card.ts';
import { failures } from './en/failures.ts';
import { notices } from './en/notices.ts';
import { outside } from './en/outside.ts';
import { refusals } from './en/refusals.ts';
import { statuses } from './en/statuses.ts';
import { thread } from './en/thread.ts';

/** The English texts, by where they are read. */
export const en = { statuses, card, thread, notices, refusals, failures, outside };
