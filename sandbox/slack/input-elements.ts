import { all, byType, type Check, flag, listOf, objectOf, oneOf, textOf, wholeNumber } from './block-checks.ts';
import {
  actionControls,
  confirm,
  imageElement,
  option,
  plainText,
  staticSelect,
  usersSelect,
} from './block-elements.ts';
import { isJsonObject } from './json.ts';
import { optionsOf } from './views/input-kinds.ts';

const common = {
  type: textOf(1, 50),
  'action_id?': textOf(1, 255),
  'focus_on_load?': flag,
};
const shown = { ...common, 'placeholder?': plainText(150) };
const id = textOf(1, 100);
const ids = listOf(id, 1, 100);
const most: Check = (value, at, problems) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) problems.add('must be more than 0', at);
};
const dispatch = objectOf({
  'trigger_actions_on?': listOf(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2),
});
const numberText = textOf(1, 50);
const date: Check = (value, at, problems) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) problems.add('must be a date YYYY-MM-DD', at);
};
const time: Check = (value, at, problems) => {
  if (typeof value !== 'string' || !/^\d\d:\d\d$/.test(value)) problems.add('must be a time HH:mm', at);
};

const initialAmongOptions: Check = (value, at, problems) => {
  if (!isJsonObject(value)) return;
  const offered = new Set(optionsOf(value).map((one) => one.value));
  const initial = [value.initial_option, value.initial_options].flat().filter(isJsonObject);
  if (initial.some((one) => !offered.has(one.value))) problems.add('initial option must match one of the options', at);
};

const typed = { ...shown, 'initial_value?': textOf(0, 3000), 'dispatch_action_config?': dispatch };
const textInput = objectOf({
  ...typed,
  'multiline?': flag,
  'min_length?': wholeNumber,
  'max_length?': most,
});
const numberInput = objectOf({
  ...shown,
  is_decimal_allowed: flag,
  'initial_value?': numberText,
  'min_value?': numberText,
  'max_value?': numberText,
  'dispatch_action_config?': dispatch,
});
const externalSelect = objectOf({
  ...shown,
  'initial_option?': option,
  'min_query_length?': wholeNumber,
  'confirm?': confirm,
});
const fewOptions = { ...common, options: listOf(option, 1, 10), 'confirm?': confirm };
const filter = objectOf({
  'include?': listOf(oneOf('im', 'mpim', 'private', 'public'), 1, 4),
  'exclude_external_shared_channels?': flag,
  'exclude_bot_users?': flag,
});
const conversations = {
  ...shown,
  'default_to_current_conversation?': flag,
  'filter?': filter,
  'confirm?': confirm,
};
const several = { ...shown, 'max_selected_items?': most, 'confirm?': confirm };

const single = {
  static_select: all(staticSelect, initialAmongOptions),
  users_select: usersSelect,
  external_select: externalSelect,
  conversations_select: objectOf({
    ...conversations,
    'initial_conversation?': id,
    'response_url_enabled?': flag,
  }),
  channels_select: objectOf({ ...shown, 'initial_channel?': id, 'response_url_enabled?': flag, 'confirm?': confirm }),
  datepicker: objectOf({ ...shown, 'initial_date?': date, 'confirm?': confirm }),
  timepicker: objectOf({ ...shown, 'initial_time?': time, 'timezone?': textOf(1, 100), 'confirm?': confirm }),
  checkboxes: all(objectOf({ ...fewOptions, 'initial_options?': listOf(option, 1, 10) }), initialAmongOptions),
  radio_buttons: all(objectOf({ ...fewOptions, 'initial_option?': option }), initialAmongOptions),
};
const group = objectOf({ label: plainText(75), options: listOf(option, 1, 100) });
const multi = {
  multi_static_select: all(
    objectOf({
      ...several,
      'options?': listOf(option, 1, 100),
      'option_groups?': listOf(group, 1, 100),
      'initial_options?': listOf(option, 1, 100),
    }),
    initialAmongOptions,
  ),
  multi_external_select: objectOf({
    ...several,
    'initial_options?': listOf(option, 1, 100),
    'min_query_length?': wholeNumber,
  }),
  multi_users_select: objectOf({ ...several, 'initial_users?': ids }),
  multi_conversations_select: objectOf({
    ...conversations,
    'max_selected_items?': most,
    'initial_conversations?': ids,
  }),
  multi_channels_select: objectOf({ ...several, 'initial_channels?': ids }),
};

/** What stands in an input block. */
export const inputElement = byType('input', {
  ...single,
  ...multi,
  plain_text_input: textInput,
  email_text_input: objectOf(typed),
  url_text_input: objectOf(typed),
  number_input: numberInput,
});
/** What stands in actions and beside sections of views. */
export const viewActionElement = byType('actions', { ...actionControls, ...single });
export const viewAccessory = byType('accessory', { ...actionControls, ...single, ...multi, image: imageElement });
