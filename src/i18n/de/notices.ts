import type { ToldEvent } from '../../domain/card.ts';
import type { notices as en } from '../en/notices.ts';

/** Behind "dass". */
const TOLD: Record<ToldEvent, string> = {
  opened: 'dieser Job geöffnet wurde',
  expired: 'dieser Job abgelaufen ist',
  inactive: 'dieser Job als inaktiv markiert wurde',
  completed: 'dieser Job abgeschlossen wurde',
  reopened: 'dieser Job wieder geöffnet wurde',
  declined: 'dieser Job abgelehnt wurde',
  blocked: 'der Händler blockiert wurde',
  proposal_sent: 'ein Angebot gesendet wurde',
  proposal_closed: 'ein Angebot geschlossen wurde',
  job_created: 'ein Job aus einem angenommenen Angebot begonnen hat',
  review_requested: 'ihr um eine Bewertung bittet',
  store_access_requested: 'ihr um Zugang zum Shop bittet',
};

/** One sentence or two: what happened, then what can be done. `reason` is the merchant's own words, added after the sentence. */
export const notices: typeof en = {
  reply_failed: ({ author, excerpt, why, unproven }) =>
    unproven
      ? `${author}, niemand weiß, ob das den Händler erreicht hat: „${excerpt}“ ${why} „Erneut versuchen“ sieht erst dort nach und sendet es nur, wenn es fehlt.`
      : `${author}, das hat den Händler nicht erreicht: „${excerpt}“ ${why} Mit „Erneut versuchen“ geht es noch einmal raus.`,
  reply_delayed: ({ author, excerpt, why, off }) =>
    `${author}, das ist noch unterwegs: „${excerpt}“ ${why} ${off ? 'Es geht hinaus, sobald jemand bei einer fehlgeschlagenen Nachricht „Erneut versuchen“ drückt oder Jobline neu gestartet wird.' : 'Wir versuchen es 24 Stunden lang weiter.'}`,
  reply_cancelled: ({ author, excerpt, because }) =>
    because === 'blocked'
      ? `${author}, das wurde nicht gesendet: „${excerpt}“ Die Unterhaltung ist blockiert, nichts geht mehr hin oder her.`
      : `${author}, das wurde nicht gesendet: „${excerpt}“ Der Händler hat den Job vorher geschlossen.`,
  update_failed: ({ author, what, why }) =>
    what === 'withdrawal'
      ? `${author}, die Nachricht, die du gelöscht hast, ist nicht zurückgenommen: Der Händler hat sie vielleicht noch. ${why} Mit „Erneut versuchen“ bitten wir noch einmal darum.`
      : `${author}, deine Änderung hat den Händler nicht erreicht, dort steht noch der alte Text. ${why} Mit „Erneut versuchen“ geht sie noch einmal raus.`,
  event_failed: ({ event, why }) =>
    `Der Marktplatz weiß noch nicht, dass ${TOLD[event] ?? TOLD.opened}. ${why} Mit „Erneut versuchen“ sagen wir es ihm noch einmal.`,
  file_failed: ({ name, why }) =>
    `Vom Händler fehlt hier die Datei „${name}“. ${why} Mit „Erneut versuchen“ holen wir die Datei noch einmal.`,
  file_unusable: ({ name, why }) =>
    `Vom Händler fehlt hier die Datei „${name}“. ${why} Der Händler kann die Datei auf anderem Weg schicken.`,
  member_declined_job: ({ name, declined }) => `${name} hat diesen Job abgelehnt: ${declined}.`,
  merchant_blocked: ({ name }) =>
    `${name} hat diesen Händler blockiert. Nichts geht mehr hin oder her; Notizen sind hier weiterhin möglich.`,
  merchant_declined_job: ({ merchant }) => `${merchant} hat diesen Job abgelehnt.`,
  merchant_closed_job: ({ merchant }) => `${merchant} hat diesen Job geschlossen.`,
  merchant_confirmed: ({ merchant }) => `${merchant} hat bestätigt, dass der Job abgeschlossen ist.`,
  merchant_blocked_us: ({ merchant }) =>
    `${merchant} hat diese Unterhaltung beendet. Was ihr hier schreibt, kommt dort nicht mehr an.`,
  store_access_approved: ({ merchant }) => `${merchant} hat euch Zugang zum Shop gegeben.`,
  store_access_refused: ({ merchant }) =>
    `${merchant} gibt euch keinen Zugang zum Shop. Sprecht darüber, dann könnt ihr noch einmal fragen.`,
  invoice_created: ({ invoice, money }) =>
    `Die Rechnung${invoice} über ${money} wurde erstellt. Bezahlt wird sie außerhalb von Slack.`,
  invoice_paid: ({ invoice, money }) => `Die Rechnung${invoice} über ${money} wurde bezahlt.`,
  invoice_closed: ({ invoice, money }) => `Die Rechnung${invoice} über ${money} wurde geschlossen.`,
  job_expired: () =>
    'Dieser Job ist abgelaufen: Niemand hat rechtzeitig geantwortet. Er lässt sich nicht mehr beantworten.',
  continued_here: ({ thread }) => `Der Händler hat wieder geschrieben. Das Gespräch geht hier weiter: ${thread}`,
  continues_job: ({ job }) => `Dieses Gespräch setzt ${job} fort. Der Job dort ist zu Ende.`,
  mail_refused: ({ merchant, sender, refused }) => {
    if (refused === 'not_proven')
      return `Eine E-Mail, die von ${merchant} (${sender}) sein will, wurde nicht angenommen: Ihr Absender ließ sich nicht bestätigen. War sie echt, kann auf der Seite geschrieben werden.`;
    if (refused === 'unreadable')
      return `Eine E-Mail an diese Unterhaltung war nicht lesbar und wurde nicht angenommen. War sie von ${merchant}, kann auf der Seite geschrieben werden.`;
    if (refused === 'came_back')
      return `Eine E-Mail an ${merchant} kam zurück, und sie sagt nicht, welche es ist. Was ihr geschrieben habt, steht auf der Seite.`;
    return `Eine E-Mail von ${sender} wurde nicht angenommen: Hier kann nur die eigene Adresse von ${merchant} schreiben.`;
  },
  mail_returned: ({ why }) =>
    `Eine E-Mail an den Händler ist nicht angekommen. ${why} „Erneut versuchen“ schickt sie noch einmal.`,
  away_words: ({ excerpt }) =>
    `Ihr seid abwesend, deshalb bekommt der Händler eure automatische Nachricht: „${excerpt}“ Sie zählt nicht als Antwort: Die Frist läuft weiter.`,
  written_there: ({ excerpt }) =>
    `Jemand hat dem Händler auf dem Marktplatz selbst geschrieben: „${excerpt}“ Hier zählt das nicht als Antwort.`,
};
