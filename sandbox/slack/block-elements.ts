import {
  all,
  byType,
  type Check,
  flag,
  listOf,
  objectOf,
  oneOf,
  someOf,
  textOf,
  webAddress,
  wholeNumber,
} from './block-checks.ts';

const anyText = textOf(1, 3000);
const type = textOf(1, 50);
const actionId = textOf(1, 255);

export function plainText(most: number): Check {
  return byType('plain_text', { plain_text: objectOf({ type, text: textOf(1, most), 'emoji?': flag }) });
}

export function textObject(most: number): Check {
  return byType('text', {
    plain_text: objectOf({ type, text: textOf(1, most), 'emoji?': flag }),
    mrkdwn: objectOf({ type, text: textOf(1, most), 'verbatim?': flag }),
  });
}

const style = oneOf('primary', 'danger');
export const confirm = objectOf({
  title: plainText(100),
  text: textObject(300),
  confirm: plainText(30),
  deny: plainText(30),
  'style?': style,
});
export const option = objectOf({
  text: textObject(75),
  value: textOf(1, 150),
  'description?': textObject(75),
  'url?': webAddress,
});

const button = objectOf({
  type,
  text: plainText(75),
  'action_id?': actionId,
  'value?': textOf(0, 2000),
  'url?': webAddress,
  'style?': style,
  'confirm?': confirm,
  'accessibility_label?': textOf(1, 75),
});
const overflow = objectOf({ type, 'action_id?': actionId, options: listOf(option, 1, 5), 'confirm?': confirm });
const optionGroup = objectOf({ label: plainText(75), options: listOf(option, 1, 100) });
export const staticSelect = all(
  objectOf({
    type,
    'action_id?': actionId,
    'placeholder?': plainText(150),
    'options?': listOf(option, 1, 100),
    'option_groups?': listOf(optionGroup, 1, 100),
    'initial_option?': option,
    'confirm?': confirm,
    'focus_on_load?': flag,
  }),
  someOf('options', 'option_groups'),
);
export const usersSelect = objectOf({
  type,
  'action_id?': actionId,
  'placeholder?': plainText(150),
  'initial_user?': anyText,
  'confirm?': confirm,
  'focus_on_load?': flag,
});

const imageFields = { type, 'image_url?': webAddress, 'slack_file?': objectOf({ 'id?': anyText, 'url?': webAddress }) };
const imageSource = someOf('image_url', 'slack_file');

export const imageElement = all(objectOf({ ...imageFields, alt_text: textOf(1, 2000) }), imageSource);
export const imageBlockFields = { ...imageFields, alt_text: textOf(1, 2000), 'title?': plainText(2000) };
export { imageSource };

export const actionControls = { button, overflow, static_select: staticSelect, users_select: usersSelect };
export const actionElement = byType('actions', actionControls);
export const accessory = byType('accessory', { ...actionControls, image: imageElement });
export const contextElement = byType('context', {
  plain_text: plainText(3000),
  mrkdwn: textObject(3000),
  image: imageElement,
});

const textStyle = objectOf({
  'bold?': flag,
  'italic?': flag,
  'strike?': flag,
  'code?': flag,
  'underline?': flag,
  'highlight?': flag,
  'client_highlight?': flag,
  'unlink?': flag,
});
const inline = byType('rich text', {
  text: objectOf({ type, text: textOf(1, 40_000), 'style?': textStyle }),
  link: objectOf({ type, url: anyText, 'text?': textOf(0, 3000), 'unsafe?': flag, 'style?': textStyle }),
  user: objectOf({ type, user_id: anyText, 'style?': textStyle }),
  channel: objectOf({ type, channel_id: anyText, 'style?': textStyle }),
  usergroup: objectOf({ type, usergroup_id: anyText, 'style?': textStyle }),
  broadcast: objectOf({ type, range: oneOf('here', 'channel', 'everyone'), 'style?': textStyle }),
  emoji: objectOf({ type, name: anyText, 'unicode?': anyText, 'url?': webAddress, 'style?': textStyle }),
  date: objectOf({ type, timestamp: wholeNumber, format: anyText, 'url?': webAddress, 'fallback?': anyText }),
  color: objectOf({ type, value: anyText, 'style?': textStyle }),
});
const elements = listOf(inline, 0, 1000);
const section = objectOf({ type, elements });

export const richTextElement = byType('rich_text', {
  rich_text_section: section,
  rich_text_quote: objectOf({ type, elements, 'border?': wholeNumber }),
  rich_text_preformatted: objectOf({ type, elements, 'border?': wholeNumber, 'language?': anyText }),
  rich_text_list: objectOf({
    type,
    style: oneOf('bullet', 'ordered'),
    elements: listOf(byType('rich_text_list', { rich_text_section: section }), 0, 1000),
    'indent?': wholeNumber,
    'offset?': wholeNumber,
    'border?': wholeNumber,
  }),
});
