import type { HeldBecause } from '../../domain/relay-policy.ts';
import type { relay as en } from '../en/relay.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

const because: Record<HeldBecause, string> = {
  almost_note: 'Het begint bijna als een notitie.',
  bracketed: 'Er staat een woord voor notities tussen haakjes.',
  single_sign: 'Het begint met het halve teken van een notitie.',
  colleague: 'Het begint met een vermelding van een collega.',
  held_word: 'Er staat een woord in dat je organisatie eerst wil laten nakijken.',
  ask_each: 'Je organisatie laat elk antwoord eerst bevestigen.',
  prefix_removed: 'Het was een notitie voordat je het bewerkte.',
};

/** Held replies, the Reply dialog, the warning that two write at once. */
export const relay: typeof en = {
  held: {
    because,
    words: ({ words }) => `Er staat ${words} in: dat wil je organisatie eerst laten nakijken.`,
    question: ({ merchant, because }) => `Is dit voor ${merchant}? ${because} Het is nog niet verstuurd.`,
    send: 'Versturen',
    keep: 'Intern houden',
    sent: ({ merchant, count }) =>
      count > 0
        ? plural(count, {
            one: `Over # seconde gaat het naar ${merchant}. Verwijder je bericht om het tegen te houden.`,
            other: `Over # seconden gaat het naar ${merchant}. Verwijder je bericht om het tegen te houden.`,
          })
        : `Het gaat nu naar ${merchant}.`,
    kept: 'Blijft intern, als notitie.',
    inThread: 'Bericht tonen',
  },
  footer: {
    ask_each: ({ merchant }) =>
      `Wat je in deze thread schrijft, is voor ${merchant}; je krijgt eerst een vraag. Begin met // om iets intern te houden.`,
    notes_only: ({ merchant }) =>
      `Wat je in deze thread schrijft, blijft intern. Met “Antwoorden” schrijf je aan ${merchant}.`,
  },
  two: {
    message: ({ name }) =>
      `${name} heeft net ook aan deze merchant geschreven. Beide berichten worden verstuurd; verwijder dat van jou als één genoeg is.`,
    dialog: ({ name }) =>
      `${name} schrijft op dit moment ook aan deze merchant. Je bericht wordt toch verstuurd; verwijder het als één genoeg is.`,
  },
  posted: {
    wrote: ({ author, merchant }) => `${author} schreef aan ${merchant}`,
    kept: ({ author }) => `${author} hield dit intern`,
    part: ({ said, part, parts }) => `${said}, deel ${part} van ${parts}`,
  },
  dialog: {
    title: ({ job }) => `${job} beantwoorden`,
    send: 'Versturen',
    sendAnyway: 'Toch versturen',
    othersMessage: ({ name }) => `${name} heeft net ook aan deze merchant geschreven.`,
    othersDialog: ({ name }) => `${name} schrijft op dit moment ook aan deze merchant.`,
    request: 'De aanvraag',
    unread: ({ merchant }) => `Laatst geschreven door ${merchant}`,
    template: 'Beginnen met een sjabloon',
    chooseTemplate: 'Kies een sjabloon',
    firstReplyName: 'Eerste antwoord op een match',
    text: ({ merchant }) => `Aan ${merchant}`,
    textHint: 'Zoals het hier staat, gaat het naar de merchant. Je team ziet het in de thread.',
    save: 'Sjablonen',
    saveAs: 'Deze tekst als sjabloon opslaan',
    name: 'Naam van het sjabloon',
    nameHint: '{merchant}, {service}, {store}, {me} en {agency} in een tekst worden bij het gebruik ingevuld.',
    firstReply: ({ words, url }) =>
      [
        'Hallo {merchant},',
        'Bedankt voor je aanvraag. Ik ben {me} van {agency} en we helpen je graag met {service}.',
        words,
        url && `Meer over ons: ${url}`,
        'Mag ik vragen wat je het belangrijkst vindt en wanneer je wilt beginnen?',
        'Met vriendelijke groet,\n{me}, {agency}',
      ]
        .filter(Boolean)
        .join('\n\n'),
  },
};
