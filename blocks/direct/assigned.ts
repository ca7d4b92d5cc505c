import type { ConversationCard, JobCard } from '../../src/domain/card.ts';
import { awaitsFirstReply } from '../../src/domain/job-status.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { clientName } from '../card-parts.ts';
import { inert, joinText, mrkdwn, type SlackContent, when } from '../text.ts';
import { type ThreadPlace, threadUrl } from '../thread-link.ts';

const SECTION_LENGTH = 3000;

export interface Assigned {
  shown: { of: 'job'; card: JobCard } | { of: 'conversation'; card: ConversationCard };
  byName: string;
  place: ThreadPlace;
  /** Instead of by somebody: because they have this thread, `J-12`, from which it goes on. */
  from?: string;
}

/** Tells a member what they have from now on, until when it is due, and where it is. */
export function assignedMessage({ shown, byName, place, from }: Assigned, texts: Texts): SlackContent {
  const { card, teamwork } = texts;
  const client = clientName(shown.card.merchant, texts);
  const job = shown.of === 'job' ? `J-${shown.card.number}` : `C-${shown.card.number}`;
  const title =
    shown.of === 'job'
      ? card.title({ service: inert(shown.card.serviceName) || card.someService, client: inert(client) })
      : card.conversationTitle({ client: inert(client) });
  const url = threadUrl(place);
  const lines = [
    from === undefined
      ? teamwork.assignedToYou({ by: inert(byName) || teamwork.someColleague, job, title })
      : teamwork.yoursToo({ job, from: inert(from), title }),
    ...(shown.of === 'job' ? dueLine(shown.card, texts) : []),
    ...(url ? [`<${url}|${teamwork.openThread}>`] : []),
  ];
  return {
    text: joinText(lines),
    blocks: [{ type: 'section', text: mrkdwn(joinText(lines, SECTION_LENGTH)) }],
  };
}

function dueLine({ status, expiresAt, answerBy }: JobCard, texts: Texts): string[] {
  const due = awaitsFirstReply(status) ? expiresAt : answerBy;
  return due ? [texts.teamwork.answerBy({ at: when(due, texts, 'sentence') })] : [];
}
