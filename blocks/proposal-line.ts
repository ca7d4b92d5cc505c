import type { KnownBlock } from '@slack/types';
import type { ProposalLine } from '../src/domain/proposal.ts';
import { clipText } from '../src/domain/split-text.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { section, viewButton } from './proposal-parts.ts';
import { richText } from './rich-parts.ts';
import { cleanWords, escapeSlack, inert, type SlackContent } from './text.ts';
import { threadUrl } from './thread-link.ts';

const WORDS_LENGTH = 3000;

/** What became of a proposal, as the thread tells it. */
export function proposalLine(line: ProposalLine, texts: Texts): SlackContent {
  // All of it opens with the button.
  const words = clipText('feedback' in line ? cleanWords(line.feedback ?? '').trim() : '', WORDS_LENGTH);
  const said = sentence(line, texts);
  const spoken = words ? `${said} ${texts.proposals.feedback}` : said;
  const blocks: KnownBlock[] = [
    section(spoken),
    ...(words ? [richText([{ text: words, linked: true }])] : []),
    { type: 'actions', elements: [viewButton({ id: line.proposalId, version: line.version }, texts)] },
  ];
  return { text: words ? `${spoken}\n${escapeSlack(words)}` : spoken, blocks };
}

/** mrkdwn. */
function sentence(line: ProposalLine, texts: Texts): string {
  const { lines } = texts.proposals;
  const merchant = 'merchantName' in line ? inert(line.merchantName) || texts.card.someMerchant : '';
  switch (line.code) {
    case 'accepted': {
      const { storeName, job } = line;
      const accepted =
        storeName === undefined
          ? lines.acceptedNewStore({ merchant })
          : lines.accepted({ merchant, store: inert(storeName) || texts.card.someMerchant });
      const url = job && threadUrl(job);
      const name = job && (url === undefined ? `J-${job.number}` : `<${url}|J-${job.number}>`);
      return `🤝 ${accepted}${name === undefined ? '' : ` ${lines.newJob({ job: name })}`}`;
    }
    case 'declined':
      return lines.declined({ merchant });
    case 'closed':
      return lines.closed({ name: inert(line.name) || texts.jobVerbs.somebody });
    case 'began_job':
      return `🤝 ${lines.beganJob({ merchant })}`;
    case 'too_late': {
      const version = texts.formats.number(line.version);
      return `⚠️ ${lines.answered[line.answer]({ merchant, version })} ${lines.tooLate[line.because]}`;
    }
  }
}
