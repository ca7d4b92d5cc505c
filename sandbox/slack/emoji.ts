/** Slack names of common emoji and their characters; others show by name and bear no `unicode`. */
const EMOJI: Readonly<Record<string, string>> = {
  '+1': '👍',
  '-1': '👎',
  thumbsup: '👍',
  thumbsdown: '👎',
  wave: '👋',
  clap: '👏',
  pray: '🙏',
  muscle: '💪',
  ok_hand: '👌',
  raised_hands: '🙌',
  raised_hand: '✋',
  point_right: '👉',
  eyes: '👀',
  smile: '😄',
  smiley: '😃',
  grin: '😁',
  grinning: '😀',
  slightly_smiling_face: '🙂',
  blush: '😊',
  joy: '😂',
  wink: '😉',
  thinking_face: '🤔',
  sweat_smile: '😅',
  cry: '😢',
  disappointed: '😞',
  heart: '❤️',
  heart_eyes: '😍',
  tada: '🎉',
  sparkles: '✨',
  rocket: '🚀',
  fire: '🔥',
  star: '⭐',
  bulb: '💡',
  '100': '💯',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  warning: '⚠️',
  hourglass_flowing_sand: '⏳',
  hourglass: '⌛',
  memo: '📝',
  lock: '🔒',
  key: '🔑',
  bell: '🔔',
  email: '✉️',
  calendar: '📅',
  moneybag: '💰',
  package: '📦',
  paperclip: '📎',
  link: '🔗',
  mag: '🔍',
  question: '❓',
  exclamation: '❗',
  coffee: '☕',
  label: '🏷️',
  camera: '📷',
  art: '🎨',
  speech_balloon: '💬',
  sunny: '☀️',
};

const NAMES = new Map(
  Object.entries(EMOJI)
    .toReversed()
    .flatMap(([name, character]) => [
      [character, name],
      [character.replace('\uFE0F', ''), name],
    ]),
);

/** Matches a known emoji typed as a character. */
export const EMOJI_CHARACTER = new RegExp(
  [...NAMES.keys()]
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replaceAll('*', '\\*'),
  'u',
);

export function emojiName(character: string): string | undefined {
  return NAMES.get(character);
}

/** Slack's `unicode`: code points in hex, joined by `-`. */
export function emojiUnicode(name: string): string | undefined {
  const character = Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined;
  if (character === undefined) return undefined;
  return [...character].map((point) => (point.codePointAt(0) ?? 0).toString(16)).join('-');
}
