import type { request as en } from '../en/request.ts';

/** The form with which a merchant asks an organization for work, and the mail that confirms it. */
export const request: typeof en = {
  title: ({ name }) => `Aanvraag aan ${name}`,
  lead: ({ name }) => `Vertel ${name} wat je nodig hebt. Je krijgt antwoord per e-mail en op een eigen pagina.`,
  closed: {
    title: ({ name }) => `${name} neemt nu geen aanvragen aan`,
    words: 'Kom later terug, of kies een andere expert.',
  },
  unknown: {
    title: 'Hier neemt niemand een aanvraag aan',
    words: 'Het adres is niet compleet of wordt niet meer gebruikt. Kies een expert uit de lijst.',
  },
  noMail: {
    title: 'Hier kunnen nog geen aanvragen worden gestuurd',
    words:
      'Een aanvraag wordt per e-mail bevestigd, en deze installatie stuurt nog geen e-mail. Er is niets aangenomen.',
  },
  others: 'Alle experts bekijken',
  optional: '(niet verplicht)',
  service: 'Waar gaat het om?',
  chooseService: 'Kies een dienst',
  hasStore: 'Heb je al een winkel?',
  yes: 'Ja',
  no: 'Nog niet',
  storeName: 'Naam van de winkel',
  storeUrl: 'Webadres van de winkel',
  storeHint: 'Laat beide leeg als je nog geen winkel hebt.',
  description: 'Wat heb je nodig?',
  descriptionHint: 'Een paar zinnen is genoeg: wat er is, wat er ontbreekt, hoe het moet worden.',
  requirements: 'Eisen',
  requirementsHint: 'Talen, apps, systemen waarmee het moet werken.',
  business: 'Je bedrijf',
  businessHint: 'Wat je verkoopt, en aan wie.',
  priorities: 'Wat voor jou telt',
  time: 'Wanneer',
  cost: 'Budget',
  quality: 'Kwaliteit',
  files: 'Bestanden',
  you: 'Jij',
  name: 'Je naam',
  email: 'Je e-mailadres',
  emailHint: 'We sturen er een link heen. De aanvraag gaat verder zodra je die hebt geopend.',
  submit: 'Aanvraag sturen',
  fix: 'Er is nog niets verstuurd. Verbeter dit:',
  problems: {
    missing: 'Dit ontbreekt.',
    too_long: 'Dit is te lang.',
    not_an_email: 'Dit is geen e-mailadres zoals jana@winkel.nl.',
    not_a_web_address: 'Dit is geen webadres zoals www.winkel.nl.',
    not_offered: 'Deze dienst wordt niet meer aangeboden. Kies een andere.',
    too_many:
      'Onder dit adres wachten meerdere aanvragen op bevestiging. Open de link in een van de e-mails, of kom over een uur terug.',
  },
  sent: {
    title: 'Kijk nu in je mailbox',
    words: ({ name }) =>
      `We hebben je een e-mail met een link gestuurd. Open die en druk daar op de knop: pas dan komt je aanvraag bij ${name} aan. De link werkt 48 uur.`,
    hint: 'Na een paar minuten nog niets? Kijk bij de ongewenste mail, of stuur het formulier nog een keer.',
  },
  confirm: {
    title: 'Is dit jouw aanvraag?',
    lead: ({ name }) => `Met de knop komt hij bij ${name} aan, en begint jullie gesprek.`,
    button: 'Doorsturen',
    gone: {
      title: 'Deze link werkt niet meer',
      words: 'Hij werkt 48 uur. Stuur het formulier opnieuw als je nog hulp nodig hebt.',
    },
    underWay: {
      title: 'Je aanvraag is onderweg',
      words: 'Je pagina is er zo.',
      open: 'Naar je pagina',
    },
    refused: {
      title: 'Je aanvraag kon niet worden aangenomen',
      words: 'Deze expert neemt geen berichten van jouw adres aan. Kies een andere.',
    },
  },
  mail: {
    subject: ({ organization, service }) => `Bevestig je aanvraag: ${service} · ${organization}`,
    ask: ({ organization, service }) =>
      `Je hebt ${organization} om hulp gevraagd (${service}). Open de pagina en druk daar op de knop: dan komt je aanvraag aan.`,
    open: 'Mijn aanvraag openen',
    notYou: 'Was jij dit niet? Doe dan niets: zonder jouw knop wordt er niets gestuurd.',
    why: ({ organization }) =>
      `Je krijgt dit omdat iemand dit adres heeft opgegeven in het aanvraagformulier van ${organization}. De link werkt 48 uur.`,
  },
};
