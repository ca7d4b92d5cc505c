import { type EndedStatus, hasEnded } from '../../domain/job-status.ts';
import type { refusals as en, RefusalFacts } from '../en/refusals.ts';

/** What happened, then what can be done. */
export const refusals: typeof en = {
  job_ended: (facts) =>
    facts.doing === 'send'
      ? `Nicht gesendet: Dieser Job ${ended(facts)} und lässt sich nicht mehr beantworten. ${NOTES_STAY}`
      : `Nicht ausgeführt: Dieser Job ${ended(facts)}. ${NOTES_STAY}`,
  heard_too_late: (facts) =>
    `Nicht gesendet: Dieser Job ${ended(facts)}, bevor deine Nachricht hier ankam. ${NOTES_STAY}`,
  not_now: ({ status }) =>
    status === 'completed'
      ? 'Nicht ausgeführt: Dieser Job ist abgeschlossen. Öffne ihn zuerst wieder, falls die Arbeit weitergeht.'
      : status === 'new' || status === 'opened'
        ? 'Nicht ausgeführt: Noch hat niemand dem Händler geantwortet. Schreib erst eine Antwort.'
        : 'Nicht ausgeführt: Das passt nicht zum Status des Jobs. Die Karte zeigt, was jetzt möglich ist.',
  not_yours: () => 'Nicht ausgeführt: Darüber entscheidet die andere Seite.',
  time_is_up: ({ at, doing }) =>
    `${notDone(doing)}: Die Frist für eine Antwort auf diesen Job ${at ? `endete am ${at}` : 'ist vorbei'}. Er lässt sich nicht mehr beantworten.`,
  conversation_blocked: ({ doing }) =>
    `${notDone(doing)}: Diese Unterhaltung ist blockiert. Es gehen keine Nachrichten mehr hin und her. ${NOTES_STAY}`,
  empty_message: () => 'Nicht gesendet: Da stand kein Text. Schreib dem Händler eine Zeile.',
  already_sent: ({ by }) =>
    by
      ? `Hier gibt es nichts mehr zu entscheiden: ${by} hat es an den Händler gesendet.`
      : 'Hier gibt es nichts mehr zu entscheiden: Es ist unterwegs zum Händler oder schon dort.',
  already_kept: ({ by }) =>
    by
      ? `Hier gibt es nichts mehr zu entscheiden: Das bleibt unter euch, entschieden hat ${by}.`
      : 'Hier gibt es nichts mehr zu entscheiden: Das ist eine Notiz und bleibt unter euch.',
  already_left: () => 'Der Händler hat es schon. Lösche deine Nachricht, um es zurückzunehmen.',
  message_gone: () =>
    'Hier gibt es nichts mehr zu entscheiden: Die Nachricht wurde gelöscht, oder die Unterhaltung endete, bevor jemand geantwortet hat.',
  send_failed: () =>
    'Das hat den Händler nicht erreicht. Mit „Erneut versuchen“ darunter im Thread schickst du es noch einmal los.',
  was_refused: () =>
    'Das wurde nicht gesendet, als du es geschrieben hast, und dabei bleibt es. Schreib es neu, falls es jetzt gehen kann.',
  note_stays: () =>
    'Eine Notiz geht nicht von selbst raus. Bearbeite deine Nachricht und nimm das Zeichen am Anfang weg: Dann wirst du gefragt. Oder schreib sie neu.',
  not_a_reply: () =>
    'Nichts zu entscheiden: Das geht nur mit Nachrichten, die du oder andere aus dem Team in einem Thread von Jobline geschrieben haben.',
  held_too_long: () =>
    'Das bleibt unter euch: Einen Tag lang hat niemand gesagt, ob es für den Händler ist. Falls ja, schreib es neu.',
  starts_as_note: () =>
    'Nicht gesendet: Es beginnt wie eine Notiz. Nimm das Zeichen am Anfang weg, oder behalte es als Notiz im Thread.',
  reply_too_long: () =>
    'Nicht gesendet: Mit ausgefüllten Platzhaltern ist es zu lang. Teile es auf zwei Nachrichten auf.',
  template_unnamed: () =>
    'Noch nicht gesendet: Die Vorlage hat keinen Namen. Gib ihr einen mit 1 bis 75 Zeichen, oder nimm das Häkchen weg.',
  template_gone: () => 'Diese Vorlage wurde inzwischen gelöscht. Wähle eine andere.',
  edit_stayed_inside: () =>
    'Deine Änderung wurde nicht gesendet, denn sie sieht nach einer Notiz aus. Der Händler hat noch den alten Text. Lösche die Nachricht, um ihn zurückzunehmen.',
  edit_after_end: () =>
    'Deine Änderung wurde nicht gesendet: An diesen Händler geht nichts mehr. Dort steht noch der alte Text.',
  deletion_after_end: () =>
    'Deine Nachricht ist nur hier gelöscht: An diesen Händler geht nichts mehr. Dort steht sie noch.',
  edit_not_there: () =>
    'Deine Änderung wurde nicht gesendet: Auf diesem Marktplatz lässt sich eine Nachricht nicht ändern. Beim Händler steht noch der alte Text. Schreibe ihm in einer neuen Nachricht, was richtig ist.',
  deletion_not_there: () =>
    'Deine Nachricht ist nur hier gelöscht: Auf diesem Marktplatz lässt sich eine Nachricht nicht zurücknehmen. Der Händler hat sie noch.',
  not_a_member: () =>
    'Nicht ausgeführt: Nur Mitglieder dieses Workspace können an Jobs arbeiten. Frag ein Mitglied aus dem Team.',
  unknown_thread: () =>
    'Nicht ausgeführt: Dieser Thread gehört zu keinem Job und keiner Unterhaltung. Nutze das unter einer Karte von Jobline.',
  lead_thread: () =>
    'Als Notiz behalten: Ein Lead lässt sich nicht aus Slack beantworten. Schreib ihm eine E-Mail; die Adresse steht auf der Karte.',
  already_done: ({ status, by, at }) => {
    const who = byAt({ by, at });
    if (status === 'inactive') return `Nichts zu tun: Dieser Job wurde bereits${who} als inaktiv markiert.`;
    if (status === 'completed') return `Nichts zu tun: Dieser Job wurde bereits${who} abgeschlossen.`;
    return who
      ? `Nichts zu tun: Dieser Job wurde bereits${who} wieder geöffnet.`
      : 'Nichts zu tun: Dieser Job ist bereits offen.';
  },
  no_job_here: () =>
    'Nicht ausgeführt: Diese Unterhaltung hat keinen Job. Schreib einfach dem Händler; hier muss nichts abgelehnt oder abgeschlossen werden.',
  already_blocked: ({ by, at }) =>
    `Nichts zu tun: Dieser Händler wurde bereits${byAt({ by, at })} blockiert. Es gehen keine Nachrichten mehr hin und her.`,
  assigned_already: ({ by }) =>
    `Nicht ausgeführt: ${by ?? 'Jemand aus dem Team'} hat das schon übernommen. Mit „Zuweisen“ kommst du dazu.`,
  not_assignable: ({ names }) =>
    `Zuweisen kannst du nur Mitgliedern dieses Workspace, nicht Gästen, Bots oder Leuten von außen. Nimm diese heraus: ${names}.`,
  too_many_assignees: () => 'Höchstens 40 Leute können beauftragt sein. Nimm ein paar heraus.',
  people_unread: () =>
    'Nicht ausgeführt: Slack hat nicht gesagt, wer diese Leute sind. Warte einen Moment und versuch es dann noch einmal.',
  tag_gone: () =>
    'Ein Schlagwort, das hier ausgewählt war, wurde inzwischen gelöscht. Nimm es heraus und speichere noch einmal.',
  tag_exists: ({ names }) => `Ein Schlagwort mit diesem Namen gibt es schon: ${names}. Wähle einen anderen Namen.`,
  tag_name_unusable: () => 'Ein Schlagwort braucht einen Namen mit 1 bis 75 Zeichen. Wähle einen anderen Namen.',
  too_many_tags: () => 'Höchstens 100 Schlagwörter passen hierher. Nimm ein paar heraus.',
  review_too_early: () =>
    'Nicht ausgeführt: Um eine Bewertung bittet man, wenn die Arbeit getan ist. Schließt den Job zuerst ab.',
  nothing_to_review: () =>
    'Nicht ausgeführt: Hier gibt es noch nichts zu bewerten. Um eine Bewertung könnt ihr bitten, sobald ein Job abgeschlossen oder ein Angebot für einen neuen Shop angenommen ist.',
  review_asked_already: ({ by, at }) =>
    `Nichts zu tun: Um diese Bewertung wurde${by ? ` von ${by}` : ''}${at ? ` am ${at}` : ''} schon gebeten. Das geht nur einmal.`,
  reviewed_already: () => 'Nichts zu tun: Der Händler hat diese Bewertung schon geschrieben.',
  store_access_too_early: () =>
    'Nicht ausgeführt: Sprecht zuerst mit dem Händler. Sobald er von euch gehört hat, könnt ihr um Zugang zum Shop bitten.',
  store_access_asked_already: ({ by, at }) =>
    `Nichts zu tun: Um Zugang wurde${by ? ` von ${by}` : ''}${at ? ` am ${at}` : ''} schon gebeten. Der Händler hat noch nicht geantwortet.`,
  store_access_given_already: ({ by, at }) =>
    `Nichts zu tun: Der Zugang zum Shop wurde euch${by ? ` von ${by}` : ''}${at ? ` am ${at}` : ''} schon gegeben.`,
  proposal_accepted: ({ at }) =>
    `Nicht ausgeführt: Der Händler hat dieses Angebot${at ? ` am ${at}` : ''} angenommen, es bleibt, wie es ist. Sende für weitere Arbeit ein neues.`,
  proposal_closed: ({ by, at }) =>
    `Nicht ausgeführt: Dieses Angebot wurde${byAt({ by, at })} geschlossen. Sende ein neues.`,
  proposal_changed: ({ by, at }) =>
    `Nicht gesendet: ${by ?? 'Jemand aus dem Team'} hat inzwischen${at ? `, am ${at},` : ''} eine andere Version geschickt. Öffne die neueste Version und ändere diese.`,
  unknown_proposal: () =>
    'Nicht ausgeführt: Dieses Angebot gibt es nicht. Unter „Angebote und Jobs“ stehen alle, die es gibt.',
  no_services: () =>
    'Nicht ausgeführt: Eure Organisation bietet noch keine Leistung an. Füge in den Präferenzen eine hinzu und schreib dann das Angebot.',
  nothing_to_retry: () =>
    'Nichts zu senden: Es ist schon zugestellt, oder jemand hat bereits „Erneut versuchen“ gedrückt.',
};

const NOTES_STAY = 'Notizen sind hier weiterhin möglich: mit // am Anfang.';

/** What stands before and behind who and when. */
const ENDINGS: Record<EndedStatus, [string, string]> = {
  declined: ['wurde', 'abgelehnt'],
  expired: ['ist', 'abgelaufen'],
  closed: ['wurde', 'geschlossen'],
};

function ended({ status, by, at }: RefusalFacts): string {
  const [before, behind] = hasEnded(status) ? ENDINGS[status] : ['ist', 'zu Ende gegangen'];
  return `${before}${byAt({ by, at })} ${behind}`;
}

function byAt({ by, at }: { by: string | undefined; at: string | undefined }): string {
  return `${by ? ` von ${by}` : ''}${at ? ` am ${at}` : ''}`;
}

function notDone(doing: RefusalFacts['doing']): string {
  return doing === 'send' ? 'Nicht gesendet' : 'Nicht ausgeführt';
}
