import type { HeldBecause } from '../../domain/relay-policy.ts';
import type { relay as en } from '../en/relay.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

const because: Record<HeldBecause, string> = {
  almost_note: 'Es beginnt fast wie eine Notiz.',
  bracketed: 'Es hat ein Wort in Klammern, das für Notizen steht.',
  single_sign: 'Es beginnt mit dem halben Zeichen für eine Notiz.',
  colleague: 'Es spricht zuerst jemanden aus dem Team an.',
  held_word: 'Es enthält ein Wort, bei dem deine Organisation nachfragen lässt.',
  ask_each: 'Deine Organisation lässt vor jeder Antwort nachfragen.',
  prefix_removed: 'Bevor du es bearbeitet hast, war es eine Notiz.',
};

/** Held replies, the Reply dialog, the warning that two write at once. */
export const relay: typeof en = {
  held: {
    because,
    words: ({ words }) => `Darin steht ${words}: Dabei lässt deine Organisation nachfragen.`,
    question: ({ merchant, because }) => `Ist das für ${merchant}? ${because} Es wurde noch nicht gesendet.`,
    send: 'Senden',
    keep: 'Intern behalten',
    sent: ({ merchant, count }) =>
      count > 0
        ? plural(count, {
            one: `In # Sekunde geht es an ${merchant}. Lösche deine Nachricht, um das zu stoppen.`,
            other: `In # Sekunden geht es an ${merchant}. Lösche deine Nachricht, um das zu stoppen.`,
          })
        : `Es geht jetzt an ${merchant}.`,
    kept: 'Bleibt unter euch, als Notiz.',
    inThread: 'Nachricht zeigen',
  },
  footer: {
    ask_each: ({ merchant }) =>
      `Was ihr in diesem Thread schreibt, ist für ${merchant}; vorher werdet ihr gefragt. Mit // am Anfang bleibt es unter euch.`,
    notes_only: ({ merchant }) =>
      `Was ihr in diesem Thread schreibt, bleibt unter euch. Mit „Antworten“ schreibt ihr an ${merchant}.`,
  },
  two: {
    message: ({ name }) =>
      `Auch ${name} hat diesem Händler gerade geschrieben. Beide Nachrichten gehen raus; lösche deine, wenn eine reicht.`,
    dialog: ({ name }) =>
      `Auch ${name} schreibt gerade an diesen Händler. Deine Nachricht geht trotzdem raus; lösche sie, wenn eine reicht.`,
  },
  posted: {
    wrote: ({ author, merchant }) => `${author} hat an ${merchant} geschrieben`,
    kept: ({ author }) => `Von ${author}, bleibt unter euch`,
    part: ({ said, part, parts }) => `${said}, Teil ${part} von ${parts}`,
  },
  dialog: {
    title: ({ job }) => `${job} beantworten`,
    send: 'Senden',
    sendAnyway: 'Trotzdem senden',
    othersMessage: ({ name }) => `Auch ${name} hat diesem Händler gerade geschrieben.`,
    othersDialog: ({ name }) => `Auch ${name} schreibt gerade an diesen Händler.`,
    request: 'Die Anfrage',
    unread: ({ merchant }) => `Zuletzt von ${merchant}`,
    template: 'Mit einer Vorlage beginnen',
    chooseTemplate: 'Vorlage wählen',
    firstReplyName: 'Erste Antwort auf ein Match',
    text: ({ merchant }) => `An ${merchant}`,
    textHint: 'So wie es hier steht, geht es an den Händler. Dein Team sieht es im Thread.',
    save: 'Vorlagen',
    saveAs: 'Diesen Text als Vorlage speichern',
    name: 'Name der Vorlage',
    nameHint: '{merchant}, {service}, {store}, {me} und {agency} im Text werden beim Verwenden ausgefüllt.',
    /** Neither "du" nor "Sie": the merchant does not know us yet. */
    firstReply: ({ words, url }) =>
      [
        'Hallo {merchant},',
        'vielen Dank für die Anfrage. Ich bin {me} von {agency}, und wir würden gern bei {service} helfen.',
        words,
        url && `Mehr über uns: ${url}`,
        'Darf ich fragen, was dabei am wichtigsten ist und wann es losgehen soll?',
        'Viele Grüße\n{me}, {agency}',
      ]
        .filter(Boolean)
        .join('\n\n'),
  },
};
