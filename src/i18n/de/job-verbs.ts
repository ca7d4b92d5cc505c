import type { BlockReason } from '../../domain/block-reason.ts';
import type { DeclineReason } from '../../domain/decline-reason.ts';
import type { MoreVerb } from '../../domain/job-verbs.ts';
import type { jobVerbs as en } from '../en/job-verbs.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

/** After "Anna hat diesen Job abgelehnt:", and on the card. */
const declined: Record<DeclineReason, string> = {
  service: 'nicht unser Fachgebiet',
  capacity: 'keine Kapazität',
  budget: 'das Budget passt nicht',
  timing: 'der Zeitplan passt nicht',
  location: 'der Standort passt nicht',
  other: 'aus einem anderen Grund',
};

const moreRows: Record<MoreVerb, { does: string; button: string }> = {
  reply: { does: 'Dem Händler schreiben', button: 'Antworten' },
  proposal: { does: 'Dem Händler Arbeit zu einem Preis anbieten', button: 'Angebot' },
  proposals: { does: 'Sehen, was in dieser Unterhaltung angeboten wurde, und ihre Jobs', button: 'Angebote und Jobs' },
  note: { does: 'Eine Notiz für euch festhalten und die anderen lesen', button: 'Notiz' },
  read: { does: 'Die Nachrichten des Händlers als gelesen markieren', button: 'Als gelesen markieren' },
  inactive: { does: 'Den Job zurückstellen; Nachrichten kommen weiter an', button: 'Als inaktiv markieren' },
  complete: { does: 'Die Arbeit ist getan; Nachrichten kommen weiter an', button: 'Abschließen' },
  reopen: { does: 'Die Arbeit geht weiter', button: 'Wieder öffnen' },
  review: { does: 'Den Händler um eine Bewertung bitten', button: 'Bewertung anfragen' },
  store_access: { does: 'Um Zugang zum Shop des Händlers bitten', button: 'Zugang anfragen' },
  assign: { does: 'Sagen, wer sich darum kümmert', button: 'Zuweisen' },
  tag: { does: 'Für alle mit Schlagwörtern versehen', button: 'Schlagwörter' },
  decline: { does: 'Den Job absagen; der Händler macht mit anderen Experten weiter', button: 'Ablehnen' },
  block: { does: 'Alle Nachrichten hin und her stoppen, endgültig', button: 'Händler blockieren' },
  history: { does: 'Jede Änderung sehen: wer, wann, warum', button: 'Verlauf' },
};

const did: (typeof en)['history']['did'] = {
  open: ({ name }) => `${name} hat den Job geöffnet`,
  reply: ({ name }) => `${name} hat geantwortet`,
  message: ({ name }) => `${name} hat geschrieben und wartet auf eine Antwort`,
  decline: ({ name }) => `${name} hat den Job abgelehnt`,
  expire: () => 'Der Job ist abgelaufen: Niemand hat rechtzeitig geantwortet',
  mark_inactive: ({ name }) => `${name} hat den Job als inaktiv markiert`,
  complete: ({ name }) => `${name} hat den Job abgeschlossen`,
  reopen: ({ name }) => `${name} hat den Job wieder geöffnet`,
  confirm: ({ name }) => `${name} hat bestätigt, dass der Job abgeschlossen ist`,
  close: ({ name }) => `${name} hat den Job geschlossen`,
  block: ({ name }) => `${name} hat blockiert, damit ist der Job geschlossen`,
};

/** More, Decline, Inactive, Complete, Reopen, Block, Note, History: their dialogs and answers. */
export const jobVerbs: typeof en = {
  declined,
  blocked: { unwanted: 'nicht mehr gewünscht', spam: 'Spam' } satisfies Record<BlockReason, string>,
  merchantBlocked: 'Händler blockiert',
  toMerchant: 'An den Händler:',
  somebody: 'Jemand',
  notDone: 'Nicht ausgeführt',
  more: {
    title: ({ thread }) => `Mehr zu ${thread}`,
    groups: { talk: 'Gespräch', progress: 'Fortschritt', people: 'Team', ending: 'Beenden' },
    rows: moreRows,
    done: {
      inactive: 'Als inaktiv markiert. Eine Nachricht des Händlers weckt den Job wieder.',
      complete: 'Abgeschlossen. Der Händler kann es bestätigen. Jetzt könnt ihr die Bewertung anfragen.',
      reopen: 'Wieder geöffnet.',
      read: ({ count }) =>
        plural(count, { one: '# Nachricht als gelesen markiert.', other: '# Nachrichten als gelesen markiert.' }),
      note: 'Die Notiz ist gespeichert. Nur deine Organisation sieht sie.',
      nothingUnread: 'Hier ist nichts ungelesen.',
    },
  },
  decline: {
    title: ({ thread }) => `${thread} ablehnen`,
    intro:
      'Eine schnelle Absage ist freundlich: Der Händler macht mit anderen Experten weiter, und ein guter Eindruck bleibt. Arten von Jobs, die ihr oft ablehnt, werden euch seltener angeboten.',
    reason: 'Warum',
    reasons: {
      service: 'Das ist nicht unser Fachgebiet',
      capacity: 'Wir haben keine Kapazität',
      budget: 'Das Budget passt nicht',
      timing: 'Der Zeitplan passt nicht',
      location: 'Der Standort passt nicht',
      other: 'Ein anderer Grund',
    } satisfies Record<DeclineReason, string>,
    comment: 'Nachricht an den Händler',
    commentHint: 'Der Händler liest das. Ohne Text erfährt er von euch nichts.',
    looksLikeNote:
      'Das beginnt wie eine Notiz, und der Händler würde es lesen. Sag es anders, oder lass das Feld leer.',
    needsReason: 'Wähle einen Grund.',
    submit: 'Job ablehnen',
  },
  note: {
    title: ({ thread }) => `Notiz zu ${thread}`,
    words: 'Notiz',
    hint: 'Nur deine Organisation sieht sie. Sie geht nie an den Händler.',
    empty: 'Schreib erst eine Zeile.',
    submit: 'Notiz speichern',
    latest: 'Neueste Notizen',
    none: 'Noch keine Notizen.',
    older: ({ count }) => plural(count, { one: '# ältere Notiz.', other: '# ältere Notizen.' }),
  },
  block: {
    /** The verb first: a long name is cut at its end. */
    title: ({ name }) => `Blockieren: ${name}`,
    does: ({ name }) =>
      `Das schließt alle offenen Jobs aller Unterhaltungen mit ${name}, bricht ab, was noch gesendet werden sollte, und stoppt alle Nachrichten hin und her. Den Grund erfährt der Händler nicht. Es lässt sich nicht rückgängig machen.`,
    reason: 'Warum',
    reasons: { unwanted: 'Wir möchten hier nicht mehr zusammenarbeiten', spam: 'Das ist Spam' } satisfies Record<
      BlockReason,
      string
    >,
    needsReason: 'Wähle einen Grund.',
    submit: 'Händler blockieren',
  },
  job: {
    title: ({ thread }) => `Alles zu ${thread}`,
    localTime: ({ name, time }) => `Bei ${name} ist es ${time} Uhr.`,
    language: ({ locale }) => `Sprache: ${locale}`,
    restInThread: 'Der Rest steht im Thread.',
    openThread: 'Zum Thread',
  },
  history: {
    title: ({ thread }) => `Verlauf von ${thread}`,
    arrivals: {
      match: 'Als Match angekommen',
      direct: 'Als Direktanfrage angekommen',
      proposal: 'Aus einem angenommenen Angebot entstanden',
      conversation: 'Die Unterhaltung hat begonnen',
    },
    did,
    assigned: ({ name, who }) => `${name} hat ${who} beauftragt`,
    unassigned: ({ name, who }) => `${name} hat die Zuweisung an ${who} aufgehoben`,
    assigneesKept: ({ who, from }) => `Beauftragt wie bei ${from}: ${who}`,
    tagged: ({ name, tags }) => `${name} hat ${tags} hinzugefügt`,
    untagged: ({ name, tags }) => `${name} hat ${tags} entfernt`,
    noted: ({ name }) => `${name} hat eine Notiz festgehalten`,
    read: ({ name }) => `${name} hat die Nachrichten als gelesen markiert`,
    blocked: ({ name }) => `${name} hat den Händler blockiert`,
    blockedUs: ({ name }) => `${name} hat die Unterhaltung beendet`,
    older: 'Ältere',
    newer: 'Neuere',
    page: ({ page, pages }) => `Seite ${page} von ${pages}`,
  },
};
