import type { Button, ContextBlock, KnownBlock, ModalView } from '@slack/types';
import type { ThreadDetails } from '../src/domain/job-verbs.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS, type ActionId } from './action-ids.ts';
import { contextLine, shortName } from './card-parts.ts';
import { conversationCard } from './conversation-card.ts';
import { dialog } from './dialog.ts';
import { jobCard } from './job-card.ts';
import { jobRequest } from './job-request.ts';
import { inert, mrkdwn, oneLine, plainText } from './text.ts';
import { threadName } from './thread-name.ts';

/** Posts of the request that a dialog shows; Slack takes no dialog beyond some 250 KB. */
const PARTS_SHOWN = 12;

/** Everything about a job or conversation: where it stands, the merchant's clock, the whole request. */
export function jobDialog(
  { threadId, details }: { threadId: number; details: ThreadDetails },
  texts: Texts,
): ModalView {
  const { shown, request, link } = details;
  const { job } = texts.jobVerbs;
  const parts = request ? jobRequest(request, texts) : [];
  const blocks: KnownBlock[] = [
    ...standing(details, texts),
    ...merchantLine(details, texts),
    buttons(threadId, threadName(shown), texts),
    ...parts.slice(0, PARTS_SHOWN).flatMap((part): KnownBlock[] => [{ type: 'divider' }, ...part.blocks]),
    ...(parts.length > PARTS_SHOWN ? [contextLine([job.restInThread])] : []),
    ...(link === undefined ? [] : [linkLine(link, texts)]),
  ];
  return dialog({ id: 'job', title: job.title({ thread: threadName(shown) }), blocks, context: { threadId } }, texts);
}

/** What the card says above its buttons, without the summary: the whole of it follows. */
function standing({ shown }: ThreadDetails, texts: Texts): KnownBlock[] {
  const { blocks } = shown.of === 'job' ? jobCard(shown.card, texts) : conversationCard(shown.card, texts);
  const buttonsAt = blocks.findIndex(({ type }) => type === 'actions');
  return blocks.slice(0, buttonsAt).filter((block) => block.type !== 'section' || block.text === undefined);
}

function merchantLine({ shown, now }: ThreadDetails, texts: Texts): ContextBlock[] {
  const { job } = texts.jobVerbs;
  const { merchant } = shown.card;
  const clock = merchant.timeZone === undefined ? undefined : texts.formats.clock(now, merchant.timeZone);
  const words = [
    ...(clock ? [job.localTime({ name: shortName(merchant, texts), time: clock.time })] : []),
    ...(merchant.locale === undefined ? [] : [job.language({ locale: oneLine(merchant.locale) })]),
  ];
  return words.length > 0 ? [contextLine(words)] : [];
}

function buttons(threadId: number, job: string, texts: Texts): KnownBlock {
  const { rows } = texts.jobVerbs.more;
  const button = (id: ActionId, text: string): Button => ({
    type: 'button',
    action_id: id,
    text: plainText(text),
    accessibility_label: texts.card.buttons.aboutLabel({ button: text, job }),
    value: String(threadId),
  });
  return {
    type: 'actions',
    elements: [
      button(ACTION_IDS.jobNote, rows.note.button),
      button(ACTION_IDS.jobHistory, rows.history.button),
      button(ACTION_IDS.jobMore, texts.card.buttons.more),
    ],
  };
}

function linkLine(link: string, texts: Texts): ContextBlock {
  return { type: 'context', elements: [mrkdwn(`<${link}|${inert(texts.jobVerbs.job.openThread)}>`)] };
}
