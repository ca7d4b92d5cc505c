import type { ActionsBlock } from '@slack/types';
import type { JobCard } from '../src/domain/card.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS } from './action-ids.ts';
import { plainText } from './text.ts';

/** The buttons that can do something for this job now; none where none can. */
export function jobButtons(job: JobCard, texts: Texts): ActionsBlock | undefined {
  if (job.status !== 'new' || job.timeIsUp || job.conversationBlocked) return undefined;
  const { buttons } = texts.card;
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTION_IDS.jobOpen,
        text: plainText(buttons.open),
        accessibility_label: buttons.openLabel({ job: `J-${job.number}` }),
        style: 'primary',
        value: String(job.number),
      },
    ],
  };
}
