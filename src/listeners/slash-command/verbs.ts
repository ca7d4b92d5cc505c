import type { JobSubcommand } from '../../domain/slash-command.ts';
import { tag, untag } from './labels.ts';
import { history, review, show } from './look.ts';
import { assign, me, unassign } from './people.ts';
import { block, complete, decline, inactive, reopen } from './progress.ts';
import { note, read, reply } from './talk.ts';
import type { Verb } from './verb.ts';

/** Every subcommand about one job. */
export const VERBS: Readonly<Record<JobSubcommand, Verb>> = {
  show,
  assign,
  unassign,
  me,
  reply,
  tag,
  untag,
  note,
  decline,
  inactive,
  complete,
  reopen,
  block,
  history,
  review,
  read,
};
