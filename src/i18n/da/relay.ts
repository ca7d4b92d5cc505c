import type { HeldBecause } from '../../domain/relay-policy.ts';
import type { relay as en } from '../en/relay.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('da');

const because: Record<HeldBecause, string> = {
  almost_note: 'Det begynder næsten som en note.',
  bracketed: 'Der står et ord i parentes, som bruges til noter.',
  single_sign: 'Det begynder med et halvt notetegn.',
  colleague: 'Det begynder med at nævne en kollega.',
  held_word: 'Det indeholder et ord, som din organisation har valgt at spørge om.',
  ask_each: 'Din organisation har valgt at spørge før hvert svar.',
  prefix_removed: 'Det var en note, før du redigerede den.',
};

/** Held replies, the Reply dialog, the warning that two write at once. */
export const relay: typeof en = {
  held: {
    because,
    words: ({ words }) => `Det indeholder ${words}: Det har din organisation valgt at spørge om.`,
    question: ({ merchant, because }) => `Er det her til ${merchant}? ${because} Det er ikke sendt.`,
    send: 'Send',
    keep: 'Behold internt',
    sent: ({ merchant, count }) =>
      count > 0
        ? plural(count, {
            one: `Det sendes til ${merchant} om # sekund. Slet din besked for at stoppe det.`,
            other: `Det sendes til ${merchant} om # sekunder. Slet din besked for at stoppe det.`,
          })
        : `Det sendes til ${merchant} nu.`,
    kept: 'Det bliver mellem jer, som en note.',
    inThread: 'Vis beskeden',
  },
  footer: {
    ask_each: ({ merchant }) =>
      `Det, du skriver i denne tråd, er til ${merchant}; du bliver spurgt, før det sendes. Begynd med //, så bliver det mellem jer.`,
    notes_only: ({ merchant }) =>
      `Det, du skriver i denne tråd, bliver mellem jer. Til ${merchant} skriver du med ”Svar”.`,
  },
  two: {
    message: ({ name }) =>
      `${name} har også lige skrevet til shopejeren. Begge beskeder sendes; slet din, hvis én er nok.`,
    dialog: ({ name }) =>
      `${name} er også ved at skrive til shopejeren. Din besked sendes alligevel; slet den, hvis én er nok.`,
  },
  posted: {
    wrote: ({ author, merchant }) => `${author} skrev til ${merchant}`,
    kept: ({ author }) => `Fra ${author}, bliver mellem jer`,
    part: ({ said, part, parts }) => `${said}, del ${part} af ${parts}`,
  },
  dialog: {
    title: ({ job }) => `Svar på ${job}`,
    send: 'Send',
    sendAnyway: 'Send alligevel',
    othersMessage: ({ name }) => `${name} har også lige skrevet til shopejeren.`,
    othersDialog: ({ name }) => `${name} er også ved at skrive til shopejeren.`,
    request: 'Forespørgslen',
    unread: ({ merchant }) => `${merchant} skrev sidst`,
    template: 'Begynd med en skabelon',
    chooseTemplate: 'Vælg en skabelon',
    firstReplyName: 'Første svar på et match',
    text: ({ merchant }) => `Til ${merchant}`,
    textHint: 'Det går til shopejeren, som det står her. Dit team ser det i tråden.',
    save: 'Skabeloner',
    saveAs: 'Gem denne tekst som skabelon',
    name: 'Skabelonens navn',
    nameHint: '{merchant}, {service}, {store}, {me} og {agency} i en tekst bliver udfyldt, når den bruges.',
    firstReply: ({ words, url }) =>
      [
        'Hej {merchant}',
        'Tak for din forespørgsel. Jeg er {me} fra {agency}, og vi vil meget gerne hjælpe dig med {service}.',
        words,
        url && `Mere om os: ${url}`,
        'Må jeg spørge, hvad der er vigtigst for dig, og hvornår du gerne vil i gang?',
        'Venlig hilsen\n{me}, {agency}',
      ]
        .filter(Boolean)
        .join('\n\n'),
  },
};
