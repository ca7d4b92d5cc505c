const SKIN_TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'] as const;

/** Slack's names of the emoji that people write most; only texts without rich text need them, for blocks carry the code points. */
const NAMES = [
  'smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 satisfied 😆 sweat_smile 😅 joy 😂 rolling_on_the_floor_laughing 🤣 blush 😊 innocent 😇',
  'slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉 relieved 😌 heart_eyes 😍 kissing_heart 😘 yum 😋 stuck_out_tongue 😛',
  'stuck_out_tongue_winking_eye 😜 sunglasses 😎 star-struck 🤩 partying_face 🥳 smirk 😏 neutral_face 😐 expressionless 😑 no_mouth 😶',
  'thinking_face 🤔 face_with_raised_eyebrow 🤨 unamused 😒 face_with_rolling_eyes 🙄 grimacing 😬 pensive 😔 sleepy 😪 sleeping 😴',
  'confused 😕 worried 😟 slightly_frowning_face 🙁 white_frowning_face ☹️ open_mouth 😮 astonished 😲 flushed 😳 pleading_face 🥺',
  'cry 😢 sob 😭 scream 😱 disappointed 😞 sweat 😓 weary 😩 tired_face 😫 rage 😡 angry 😠 exploding_head 🤯 hugging_face 🤗',
  'zany_face 🤪 shushing_face 🤫 saluting_face 🫡 melting_face 🫠 heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙',
  'purple_heart 💜 black_heart 🖤 white_heart 🤍 broken_heart 💔 two_hearts 💕 sparkling_heart 💖 sparkles ✨ star ⭐ star2 🌟 dizzy 💫',
  'boom 💥 fire 🔥 zap ⚡ 100 💯 tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆 medal 🏅 dart 🎯 rocket 🚀',
  '+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 wave 👋 raised_hands 🙌 clap 👏 pray 🙏 muscle 💪 handshake 🤝 v ✌️',
  'crossed_fingers 🤞 point_up ☝️ point_up_2 👆 point_down 👇 point_left 👈 point_right 👉 raised_hand ✋ hand ✋ fist ✊ punch 👊 eyes 👀',
  'brain 🧠 bulb 💡 memo 📝 pencil 📝 pencil2 ✏️ lock 🔒 unlock 🔓 key 🔑 mag 🔍 link 🔗 paperclip 📎 pushpin 📌 round_pushpin 📍',
  'calendar 📆 date 📅 clock1 🕐 alarm_clock ⏰ stopwatch ⏱️ hourglass ⌛ hourglass_flowing_sand ⏳ bell 🔔 mega 📣 loudspeaker 📢',
  'email 📧 e-mail 📧 envelope ✉️ inbox_tray 📥 outbox_tray 📤 package 📦 phone ☎️ telephone_receiver 📞 iphone 📱 computer 💻',
  'desktop_computer 🖥️ camera 📷 movie_camera 🎥 art 🎨 wrench 🔧 hammer 🔨 gear ⚙️ hammer_and_wrench 🛠️ toolbox 🧰 broom 🧹',
  'chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋 file_folder 📁 books 📚 book 📖 page_facing_up 📄',
  'moneybag 💰 euro 💶 dollar 💵 credit_card 💳 shopping_trolley 🛒 shopping_bags 🛍️ label 🏷️ convenience_store 🏪 office 🏢 house 🏠',
  'white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️ exclamation ❗',
  'heavy_exclamation_mark ❗ question ❓ bangbang ‼️ no_entry ⛔ no_entry_sign 🚫 construction 🚧 rotating_light 🚨 information_source ℹ️',
  'red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 white_circle ⚪ black_circle ⚫',
  'arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrows_counterclockwise 🔄 heavy_plus_sign ➕ heavy_minus_sign ➖ recycle ♻️',
  'sunny ☀️ rainbow 🌈 snowflake ❄️ umbrella ☔ christmas_tree 🎄 four_leaf_clover 🍀 rose 🌹 sunflower 🌻 seedling 🌱 deciduous_tree 🌳',
  'coffee ☕ tea 🍵 beer 🍺 beers 🍻 champagne 🍾 clinking_glasses 🥂 wine_glass 🍷 pizza 🍕 cake 🍰 birthday 🎂 cookie 🍪 candle 🕯️',
  'dog 🐶 cat 🐱 unicorn_face 🦄 bug 🐛 bee 🐝 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 airplane ✈️ car 🚗 truck 🚚 ship 🚢',
  'man-shrugging 🤷‍♂️ woman-shrugging 🤷‍♀️ shrug 🤷 facepalm 🤦 bow 🙇 man-bowing 🙇‍♂️ woman-bowing 🙇‍♀️ ok 🆗 new 🆕 cool 🆒 soon 🔜',
].join(' ');

const TABLE: ReadonlyMap<string, string> = readTable();

/** The character of a standard emoji by Slack's name, with its skin tone (2 to 6); undefined when we do not know it. */
export function emojiByName(name: string, skinTone?: number): string | undefined {
  const char = TABLE.get(name);
  const tone = skinTone === undefined ? undefined : SKIN_TONES[skinTone - 2];
  return char && tone ? char.replace(/\ufe0f/g, '') + tone : char;
}

/** The character of a Slack `unicode` field, such as `1f44d-1f3fd`; undefined when it is none. */
export function emojiFromHex(unicode: string): string | undefined {
  const points = unicode.split('-').map((hex) => (/^[0-9a-f]{1,6}$/i.test(hex) ? Number.parseInt(hex, 16) : -1));
  const fits = points.every((point) => point >= 0x20 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff));
  return fits ? String.fromCodePoint(...points) : undefined;
}

function readTable(): Map<string, string> {
  const words = NAMES.split(' ');
  const table = new Map<string, string>();
  for (let i = 0; i + 1 < words.length; i += 2) table.set(words[i] ?? '', words[i + 1] ?? '');
  return table;
}
