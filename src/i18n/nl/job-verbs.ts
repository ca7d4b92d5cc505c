import type { BlockReason } from '../../domain/block-reason.ts';
import type { DeclineReason } from '../../domain/decline-reason.ts';
import type { MoreVerb } from '../../domain/job-verbs.ts';
import type { jobVerbs as en } from '../en/job-verbs.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

/** After "Anna heeft deze opdracht afgewezen:", and on the card. */
const declined: Record<DeclineReason, string> = {
  service: 'niet ons soort werk',
  capacity: 'geen capaciteit',
  budget: 'het budget past niet',
  timing: 'de planning past niet',
  location: 'de locatie past niet',
  other: 'om een andere reden',
};

const moreRows: Record<MoreVerb, { does: string; button: string }> = {
  reply: { does: 'Een bericht aan de merchant sturen', button: 'Antwoorden' },
  proposal: { does: 'De merchant werk voor een prijs voorstellen', button: 'Voorstel' },
  proposals: {
    does: 'Zien wat er in dit gesprek is voorgesteld, en de opdrachten',
    button: 'Voorstellen en opdrachten',
  },
  note: { does: 'Een interne notitie maken en de andere lezen', button: 'Notitie' },
  read: { does: 'De berichten van de merchant als gelezen markeren', button: 'Als gelezen markeren' },
  inactive: { does: 'De opdracht even opzijzetten; berichten komen nog aan', button: 'Als inactief markeren' },
  complete: { does: 'Het werk is klaar; berichten komen nog aan', button: 'Voltooien' },
  reopen: { does: 'Het werk gaat door', button: 'Heropenen' },
  review: { does: 'De merchant om een beoordeling vragen', button: 'Beoordeling vragen' },
  store_access: { does: 'Toegang vragen tot de winkel van de merchant', button: 'Toegang vragen' },
  assign: { does: 'Kiezen wie dit oppakt', button: 'Toewijzen' },
  tag: { does: 'Tags toevoegen, voor iedereen zichtbaar', button: 'Tags' },
  decline: { does: 'De opdracht afwijzen; de merchant gaat verder met een andere expert', button: 'Afwijzen' },
  block: { does: 'Alle berichten heen en weer stoppen, voorgoed', button: 'Merchant blokkeren' },
  history: { does: 'Elke wijziging zien: wie, wanneer, waarom', button: 'Geschiedenis' },
};

const did: (typeof en)['history']['did'] = {
  open: ({ name }) => `${name} heeft de opdracht geopend`,
  reply: ({ name }) => `${name} heeft geantwoord`,
  message: ({ name }) => `${name} heeft geschreven en wacht op antwoord`,
  decline: ({ name }) => `${name} heeft de opdracht afgewezen`,
  expire: () => 'De opdracht is vervallen: niemand antwoordde op tijd',
  mark_inactive: ({ name }) => `${name} heeft de opdracht als inactief gemarkeerd`,
  complete: ({ name }) => `${name} heeft de opdracht voltooid`,
  reopen: ({ name }) => `${name} heeft de opdracht heropend`,
  confirm: ({ name }) => `${name} heeft bevestigd dat de opdracht is voltooid`,
  close: ({ name }) => `${name} heeft de opdracht gesloten`,
  block: ({ name }) => `Blokkade door ${name}: de opdracht is gesloten`,
};

/** More, Decline, Inactive, Complete, Reopen, Block, Note, History: their dialogs and answers. */
export const jobVerbs: typeof en = {
  declined,
  blocked: { unwanted: 'niet meer gewenst', spam: 'spam' } satisfies Record<BlockReason, string>,
  merchantBlocked: 'merchant geblokkeerd',
  toMerchant: 'Aan de merchant:',
  somebody: 'Iemand',
  notDone: 'Niet gedaan',
  more: {
    title: ({ thread }) => `Meer bij ${thread}`,
    groups: { talk: 'Gesprek', progress: 'Voortgang', people: 'Mensen', ending: 'Afsluiten' },
    rows: moreRows,
    done: {
      inactive: 'Als inactief gemarkeerd. Een bericht van de merchant maakt de opdracht weer actief.',
      complete: 'Voltooid. De merchant kan het bevestigen. Nu kunnen jullie om een beoordeling vragen.',
      reopen: 'Heropend.',
      read: ({ count }) =>
        plural(count, { one: '# bericht als gelezen gemarkeerd.', other: '# berichten als gelezen gemarkeerd.' }),
      note: 'De notitie is bewaard. Alleen je organisatie ziet haar.',
      nothingUnread: 'Hier is niets ongelezen.',
    },
  },
  decline: {
    title: ({ thread }) => `${thread} afwijzen`,
    intro:
      'Snel afwijzen is vriendelijk: de merchant gaat verder met een andere expert en houdt een goede indruk van jullie over. Soorten opdrachten die jullie vaak afwijzen, krijgen jullie minder vaak als match.',
    reason: 'Waarom',
    reasons: {
      service: 'Het is niet ons soort werk',
      capacity: 'We hebben geen capaciteit',
      budget: 'Het budget past niet',
      timing: 'De planning past niet',
      location: 'De locatie past niet',
      other: 'Een andere reden',
    } satisfies Record<DeclineReason, string>,
    comment: 'Bericht aan de merchant',
    commentHint: 'De merchant leest dit. Zonder tekst hoort de merchant niets van jullie.',
    looksLikeNote: 'Dit begint als een notitie, en de merchant zou het lezen. Zeg het anders, of laat het veld leeg.',
    needsReason: 'Kies een reden.',
    submit: 'Opdracht afwijzen',
  },
  note: {
    title: ({ thread }) => `Notitie bij ${thread}`,
    words: 'Notitie',
    hint: 'Alleen je organisatie ziet dit. Het gaat nooit naar de merchant.',
    empty: 'Schrijf eerst een regel.',
    submit: 'Notitie opslaan',
    latest: 'Nieuwste notities',
    none: 'Nog geen notities.',
    older: ({ count }) => plural(count, { one: '# oudere notitie.', other: '# oudere notities.' }),
  },
  block: {
    title: ({ name }) => `${name} blokkeren`,
    does: ({ name }) =>
      `Dit sluit alle open opdrachten uit alle gesprekken met ${name}, annuleert wat nog moet worden verstuurd en stopt alle berichten heen en weer. De merchant hoort niet waarom. Je kunt dit niet ongedaan maken.`,
    reason: 'Waarom',
    reasons: { unwanted: 'We willen niet meer met deze merchant werken', spam: 'Dit is spam' } satisfies Record<
      BlockReason,
      string
    >,
    needsReason: 'Kies een reden.',
    submit: 'Merchant blokkeren',
  },
  job: {
    title: ({ thread }) => `Alles over ${thread}`,
    localTime: ({ name, time }) => `Bij ${name} is het ${time} uur.`,
    language: ({ locale }) => `Taal: ${locale}`,
    restInThread: 'De rest staat in de thread.',
    openThread: 'Naar de thread',
  },
  history: {
    title: ({ thread }) => `Geschiedenis ${thread}`,
    arrivals: {
      match: 'Binnengekomen als match',
      direct: 'Binnengekomen als directe aanvraag',
      proposal: 'Ontstaan uit een geaccepteerd voorstel',
      conversation: 'Het gesprek is begonnen',
    },
    did,
    assigned: ({ name, who }) => `${name} heeft dit toegewezen aan ${who}`,
    unassigned: ({ name, who }) => `${name} heeft de toewijzing aan ${who} opgeheven`,
    assigneesKept: ({ who, from }) => `Toegewezen zoals bij ${from}: ${who}`,
    tagged: ({ name, tags }) => `${name} heeft ${tags} toegevoegd`,
    untagged: ({ name, tags }) => `${name} heeft ${tags} verwijderd`,
    noted: ({ name }) => `${name} heeft een notitie gemaakt`,
    read: ({ name }) => `${name} heeft de berichten als gelezen gemarkeerd`,
    blocked: ({ name }) => `${name} heeft de merchant geblokkeerd`,
    blockedUs: ({ name }) => `${name} heeft het gesprek beëindigd`,
    older: 'Ouder',
    newer: 'Nieuwer',
    page: ({ page, pages }) => `Pagina ${page} van ${pages}`,
  },
};
