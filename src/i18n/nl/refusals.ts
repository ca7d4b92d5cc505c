import { type EndedStatus, hasEnded } from '../../domain/job-status.ts';
import type { refusals as en, RefusalFacts } from '../en/refusals.ts';

/** What happened, then what can be done. */
export const refusals: typeof en = {
  job_ended: (facts) =>
    facts.doing === 'send'
      ? `Niet verstuurd: deze opdracht ${ended(facts)}. Antwoorden kan niet meer. ${NOTES_STAY}`
      : `Niet gedaan: deze opdracht ${ended(facts)}. ${NOTES_STAY}`,
  heard_too_late: (facts) =>
    `Niet verstuurd: deze opdracht ${ended(facts)}, nog voordat je bericht hier aankwam. ${NOTES_STAY}`,
  not_now: ({ status }) =>
    status === 'completed'
      ? 'Niet gedaan: deze opdracht is voltooid. Heropen de opdracht eerst als het werk doorgaat.'
      : status === 'new' || status === 'opened'
        ? 'Niet gedaan: nog niemand heeft de merchant geantwoord. Schrijf eerst een antwoord.'
        : 'Niet gedaan: dit past niet bij de status van de opdracht. De kaart laat zien wat er nu kan.',
  not_yours: () => 'Niet gedaan: hierover beslist de andere kant.',
  time_is_up: ({ at, doing }) =>
    `${notDone(doing)}: de tijd om op deze opdracht te antwoorden ${at ? `was om op ${at}` : 'is om'}. Antwoorden kan niet meer.`,
  conversation_blocked: ({ doing }) =>
    `${notDone(doing)}: dit gesprek is geblokkeerd. Er gaan geen berichten meer heen en weer. ${NOTES_STAY}`,
  empty_message: () => 'Niet verstuurd: er stond geen tekst in. Schrijf een regel aan de merchant.',
  already_sent: ({ by }) =>
    by
      ? `Er valt niets meer te beslissen: ${by} heeft het naar de merchant gestuurd.`
      : 'Er valt niets meer te beslissen: het is onderweg naar de merchant, of al aangekomen.',
  already_kept: ({ by }) =>
    `Er valt niets meer te beslissen: ${by ? `${by} heeft het intern gehouden` : 'het is een notitie en blijft intern'}.`,
  already_left: () => 'De merchant heeft het al. Verwijder je bericht om het terug te halen.',
  message_gone: () =>
    'Er valt niets meer te beslissen: het bericht is verwijderd, of het gesprek eindigde voordat iemand antwoordde.',
  send_failed: () =>
    'Dit is niet bij de merchant aangekomen. Klik eronder in de thread op “Opnieuw proberen” om het nog een keer te versturen.',
  was_refused: () =>
    'Dit is niet verstuurd toen je het schreef, en dat gebeurt ook niet meer. Schrijf het opnieuw als het nu wel kan.',
  note_stays: () =>
    'Een notitie wordt niet vanzelf verstuurd. Bewerk je bericht en haal het teken aan het begin weg: dan krijg je de vraag. Of schrijf een nieuw bericht.',
  not_a_reply: () =>
    'Er valt niets te beslissen: dit werkt bij berichten die jij of je collega’s in een thread van Jobline hebben geschreven.',
  held_too_long: () =>
    'Intern gehouden: een dag lang heeft niemand gezegd of dit voor de merchant is. Is het dat wel, schrijf het dan opnieuw.',
  starts_as_note: () =>
    'Niet verstuurd: het begint als een notitie. Haal het teken aan het begin weg, of bewaar het als notitie in de thread.',
  reply_too_long: () => 'Niet verstuurd: met alles ingevuld is de tekst te lang. Verdeel hem over twee berichten.',
  template_unnamed: () =>
    'Nog niet verstuurd: het sjabloon heeft geen naam. Geef het er een van 1 tot 75 tekens, of haal het vinkje weg.',
  template_gone: () => 'Dit sjabloon is intussen verwijderd. Kies een ander.',
  edit_stayed_inside: () =>
    'Je wijziging is niet verstuurd, omdat die op een notitie lijkt. De merchant heeft nog de oude tekst. Verwijder het bericht om die terug te halen.',
  edit_after_end: () =>
    'Je wijziging is niet verstuurd: er gaat niets meer naar deze merchant. Daar staat nog de oude tekst.',
  deletion_after_end: () =>
    'Je bericht is alleen hier verwijderd: er gaat niets meer naar deze merchant. Daar staat het nog.',
  edit_not_there: () =>
    'Je wijziging is niet verstuurd: op deze marktplaats kan een bericht niet worden gewijzigd. De merchant heeft nog de oude tekst. Schrijf in een nieuw bericht wat klopt.',
  deletion_not_there: () =>
    'Je bericht is alleen hier verwijderd: op deze marktplaats kan een bericht niet worden teruggenomen. De merchant heeft het nog.',
  not_a_member: () =>
    'Niet gedaan: alleen leden van deze workspace kunnen met opdrachten werken. Vraag het een collega die lid is.',
  unknown_thread: () =>
    'Niet gedaan: deze thread hoort niet bij een opdracht of gesprek. Gebruik dit onder een kaart van Jobline.',
  lead_thread: () =>
    'Bewaard als notitie: een lead kun je niet vanuit Slack beantwoorden. Stuur een e-mail; het adres staat op de kaart.',
  already_done: ({ status, by, at }) => {
    const who = byAt({ by, at });
    if (status === 'inactive') return `Er valt niets te doen: deze opdracht is al als inactief gemarkeerd${who}.`;
    if (status === 'completed') return `Er valt niets te doen: deze opdracht is al voltooid${who}.`;
    return who
      ? `Er valt niets te doen: deze opdracht is al heropend${who}.`
      : 'Er valt niets te doen: deze opdracht is al open.';
  },
  no_job_here: () =>
    'Niet gedaan: bij dit gesprek hoort geen opdracht. Schrijf gewoon aan de merchant; hier hoeft niets te worden afgewezen of voltooid.',
  already_blocked: ({ by, at }) =>
    `Er valt niets te doen: deze merchant is al geblokkeerd${byAt({ by, at })}. Er gaan geen berichten meer heen en weer.`,
  assigned_already: ({ by }) =>
    `Niet gedaan: ${by ?? 'een collega'} heeft dit al opgepakt. Met “Toewijzen” kun je jezelf toevoegen.`,
  not_assignable: ({ names }) =>
    `Je kunt alleen toewijzen aan leden van deze workspace, niet aan gasten, bots of mensen van buiten. Haal deze eruit: ${names}.`,
  too_many_assignees: () => 'Je kunt aan maximaal 40 mensen toewijzen. Haal er een paar uit.',
  people_unread: () =>
    'Niet gedaan: Slack heeft niet gezegd wie deze mensen zijn. Wacht even en probeer het dan opnieuw.',
  tag_gone: () => 'Een tag die hier was gekozen, is intussen verwijderd. Haal hem eruit en sla nog een keer op.',
  tag_exists: ({ names }) => `Er is al een tag met deze naam: ${names}. Kies een andere naam.`,
  tag_name_unusable: () => 'Een tag heeft een naam van 1 tot 75 tekens nodig. Kies een andere naam.',
  too_many_tags: () => 'Hier passen maximaal 100 tags. Haal er een paar uit.',
  review_too_early: () => 'Niet gedaan: een beoordeling vraag je als het werk klaar is. Voltooi eerst de opdracht.',
  nothing_to_review: () =>
    'Niet gedaan: hier valt nog niets te beoordelen. Een beoordeling vragen kan zodra een opdracht is voltooid, of een voorstel voor een nieuwe winkel is geaccepteerd.',
  review_asked_already: ({ by, at }) =>
    `Niets te doen: deze beoordeling is al gevraagd${by ? ` door ${by}` : ''}${at ? ` op ${at}` : ''}. Dat kan één keer.`,
  reviewed_already: () => 'Niets te doen: de merchant heeft deze beoordeling al geschreven.',
  store_access_too_early: () =>
    'Niet gedaan: praat eerst met de merchant. Zodra die van jullie heeft gehoord, kunnen jullie om toegang tot de winkel vragen.',
  store_access_asked_already: ({ by, at }) =>
    `Niets te doen: toegang is al gevraagd${by ? ` door ${by}` : ''}${at ? ` op ${at}` : ''}. De merchant heeft nog niet geantwoord.`,
  store_access_given_already: ({ by, at }) =>
    `Niets te doen: toegang tot de winkel is jullie al gegeven${by ? ` door ${by}` : ''}${at ? ` op ${at}` : ''}.`,
  proposal_accepted: ({ at }) =>
    `Niet gedaan: de merchant heeft dit voorstel${at ? ` op ${at}` : ''} geaccepteerd, en het blijft zoals het is. Stuur een nieuw voorstel voor meer werk.`,
  proposal_closed: ({ by, at }) =>
    `Niet gedaan: dit voorstel is${by ? ` door ${by}` : ''}${at ? ` op ${at}` : ''} gesloten. Stuur een nieuw voorstel.`,
  proposal_changed: ({ by, at }) =>
    `Niet verstuurd: ${by ?? 'een collega'} heeft intussen${at ? ` op ${at}` : ''} een andere versie gestuurd. Open de nieuwste versie en wijzig die.`,
  unknown_proposal: () =>
    'Niet gedaan: dit voorstel bestaat niet. Open de voorstellen en opdrachten om te zien welke er zijn.',
  no_services: () =>
    'Niet gedaan: jullie organisatie biedt nog geen dienst aan. Voeg er een toe in de voorkeuren en schrijf dan het voorstel.',
  nothing_to_retry: () =>
    'Er valt niets te versturen: het is al bezorgd, of iemand heeft al op “Opnieuw proberen” geklikt.',
};

const NOTES_STAY = 'Notities kun je hier nog wel maken: begin met //.';

const ENDINGS: Record<EndedStatus, string> = {
  declined: 'is afgewezen',
  expired: 'is vervallen',
  closed: 'is gesloten',
};

function ended({ status, by, at }: RefusalFacts): string {
  const what = hasEnded(status) ? ENDINGS[status] : 'is afgelopen';
  return `${what}${byAt({ by, at })}`;
}

function byAt({ by, at }: { by: string | undefined; at: string | undefined }): string {
  return `${by ? ` door ${by}` : ''}${at ? ` op ${at}` : ''}`;
}

function notDone(doing: RefusalFacts['doing']): string {
  return doing === 'send' ? 'Niet verstuurd' : 'Niet gedaan';
}
