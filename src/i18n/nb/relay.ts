import type { HeldBecause } from '../../domain/relay-policy.ts';
import type { relay as en } from '../en/relay.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nb');

const because: Record<HeldBecause, string> = {
  almost_note: 'Det starter nesten som en merknad.',
  bracketed: 'Det står et ord i parentes som brukes til merknader.',
  single_sign: 'Det starter med et halvt merknadstegn.',
  colleague: 'Det starter med å nevne en kollega.',
  held_word: 'Det inneholder et ord som organisasjonen din har valgt å spørre om.',
  ask_each: 'Organisasjonen din har valgt å spørre før hvert svar.',
  prefix_removed: 'Det var en merknad før du redigerte den.',
};

/** Held replies, the Reply dialog, the warning that two write at once. */
export const relay: typeof en = {
  held: {
    because,
    words: ({ words }) => `Det inneholder ${words}: Det har organisasjonen din valgt å spørre om.`,
    question: ({ merchant, because }) => `Er dette til ${merchant}? ${because} Det er ikke sendt.`,
    send: 'Send',
    keep: 'Behold internt',
    sent: ({ merchant, count }) =>
      count > 0
        ? plural(count, {
            one: `Det sendes til ${merchant} om # sekund. Slett meldingen din for å stoppe det.`,
            other: `Det sendes til ${merchant} om # sekunder. Slett meldingen din for å stoppe det.`,
          })
        : `Det sendes til ${merchant} nå.`,
    kept: 'Det blir mellom dere, som en merknad.',
    inThread: 'Vis meldingen',
  },
  footer: {
    ask_each: ({ merchant }) =>
      `Det du skriver i denne tråden, er til ${merchant}; du blir spurt før det sendes. Start med //, så blir det mellom dere.`,
    notes_only: ({ merchant }) =>
      `Det du skriver i denne tråden, blir mellom dere. Til ${merchant} skriver du med «Svar».`,
  },
  two: {
    message: ({ name }) =>
      `${name} har også nettopp skrevet til forhandleren. Begge meldingene blir sendt; slett din hvis det holder med én.`,
    dialog: ({ name }) =>
      `${name} holder også på å skrive til forhandleren. Meldingen din blir sendt likevel; slett den hvis det holder med én.`,
  },
  posted: {
    wrote: ({ author, merchant }) => `${author} skrev til ${merchant}`,
    kept: ({ author }) => `Fra ${author}, blir mellom dere`,
    part: ({ said, part, parts }) => `${said}, del ${part} av ${parts}`,
  },
  dialog: {
    title: ({ job }) => `Svar på ${job}`,
    send: 'Send',
    sendAnyway: 'Send likevel',
    othersMessage: ({ name }) => `${name} har også nettopp skrevet til forhandleren.`,
    othersDialog: ({ name }) => `${name} holder også på å skrive til forhandleren.`,
    request: 'Forespørselen',
    unread: ({ merchant }) => `${merchant} skrev sist`,
    template: 'Start med en mal',
    chooseTemplate: 'Velg en mal',
    firstReplyName: 'Første svar på en match',
    text: ({ merchant }) => `Til ${merchant}`,
    textHint: 'Det går til forhandleren slik det står her. Teamet ditt ser det i tråden.',
    save: 'Maler',
    saveAs: 'Lagre denne teksten som mal',
    name: 'Navn på malen',
    nameHint: '{merchant}, {service}, {store}, {me} og {agency} i en tekst fylles ut når den brukes.',
    firstReply: ({ words, url }) =>
      [
        'Hei, {merchant}',
        'Takk for forespørselen. Jeg heter {me} og kommer fra {agency}, og vi hjelper deg gjerne med {service}.',
        words,
        url && `Mer om oss: ${url}`,
        'Kan jeg spørre hva som er viktigst for deg, og når du ønsker å komme i gang?',
        'Vennlig hilsen\n{me}, {agency}',
      ]
        .filter(Boolean)
        .join('\n\n'),
  },
};
