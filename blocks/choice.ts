import type { PlainTextOption, RadioButtons } from '@slack/types';
import { plainText } from './text.ts';

/** One of a few, all of them to be seen. */
export function radios<Word extends string>(
  words: readonly Word[],
  labels: Readonly<Record<Word, string>>,
): Omit<RadioButtons, 'action_id'> {
  const options: PlainTextOption[] = words.map((word) => ({ text: plainText(labels[word]), value: word }));
  return { type: 'radio_buttons', options };
}
