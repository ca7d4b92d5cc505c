import type { KnownBlock, ModalView } from '@slack/types';
import type { NoteLine } from '../src/domain/job-verbs.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { contextOf, dialog, input, type SentDialog, threadIdOf, wordsOf } from './dialog.ts';
import { richText } from './rich-parts.ts';
import { cleanWords, inert, mrkdwn, plainText, when } from './text.ts';

export const NOTE = 'note';
const NOTE_LENGTH = 3000;
/** Newest first; a dialog is no archive. */
export const NOTES_SHOWN = 20;

interface NotesShown {
  threadId: number;
  /** `J-12`, `C-3` or `L-4`. */
  label: string;
  notes: readonly NoteLine[];
  /** The More dialog below, which says that the note is kept. */
  over?: { fromCard: boolean };
}

/** A field for a new note, and under it those that there are. */
export function noteDialog({ threadId, label, notes, over }: NotesShown, texts: Texts): ModalView {
  const { note } = texts.jobVerbs;
  const field = { type: 'plain_text_input', multiline: true, max_length: NOTE_LENGTH } as const;
  const latest = notes.slice(0, NOTES_SHOWN);
  return dialog(
    {
      id: 'note',
      title: note.title({ thread: label }),
      submit: note.submit,
      blocks: [
        input(NOTE, note.words, field, { hint: note.hint }),
        { type: 'divider' },
        { type: 'context', elements: [plainText(latest.length > 0 ? note.latest : note.none)] },
        ...latest.flatMap((one) => noteLines(one, texts)),
      ],
      context: { threadId, ...(over && { over }) },
    },
    texts,
  );
}

function noteLines({ authorName, body, at }: NoteLine, texts: Texts): KnownBlock[] {
  const author = inert(authorName) || texts.jobVerbs.somebody;
  return [
    { type: 'context', elements: [mrkdwn(`*${author}* · ${when(at, texts, 'card')}`)] },
    richText([{ text: cleanWords(body) || '–', linked: true }]),
  ];
}

export function readNote(view: SentDialog): { threadId?: number; body: string; over?: { fromCard: boolean } } {
  const threadId = threadIdOf(view);
  const { over } = contextOf(view);
  const fromCard = typeof over === 'object' && over !== null && 'fromCard' in over && over.fromCard === true;
  return {
    ...(threadId !== undefined && { threadId }),
    body: wordsOf(view, NOTE),
    ...(over !== undefined && { over: { fromCard } }),
  };
}
