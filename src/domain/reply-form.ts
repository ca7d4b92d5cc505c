import type { CardMerchant } from './card.ts';
import type { Template, TemplateWords } from './template.ts';

/** What the Reply dialog shows beside the text, as the database says it is now. */
export interface ReplyForm {
  threadId: number;
  /** `J-12`, or `C-3` for a conversation without a job. */
  label: string;
  merchant: CardMerchant;
  serviceName?: string;
  title?: string;
  summary?: string;
  /** The merchant's newest words that nobody has answered. */
  unread?: string;
  /** A match that nobody has replied to: the merchant does not know us. */
  isFirst: boolean;
  templates: Template[];
  words: TemplateWords;
  /** What the organization says of itself. */
  profile: { words?: string; url?: string };
  /** Colleagues who write to the merchant right now. */
  others: { name: string; writing: 'message' | 'dialog' }[];
}
