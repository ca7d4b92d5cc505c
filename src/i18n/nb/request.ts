import type { request as en } from '../en/request.ts';

/** The form with which a merchant asks an organization for work, and the mail that confirms it. */
export const request: typeof en = {
  title: ({ name }) => `Forespørsel til ${name}`,
  lead: ({ name }) => `Fortell ${name} hva du trenger. Du får svar på e-post og på din egen side.`,
  closed: {
    title: ({ name }) => `${name} tar ikke imot forespørsler akkurat nå`,
    words: 'Kom tilbake senere, eller velg en annen ekspert.',
  },
  unknown: {
    title: 'Her er det ingen som tar imot en forespørsel',
    words: 'Adressen er ikke fullstendig, eller den er ikke lenger i bruk. Velg en ekspert fra listen.',
  },
  noMail: {
    title: 'Det kan ikke sendes forespørsler her ennå',
    words: 'En forespørsel bekreftes på e-post, og denne installasjonen sender ingen ennå. Ingenting ble tatt imot.',
  },
  others: 'Se alle eksperter',
  optional: '(valgfritt)',
  service: 'Hva gjelder det?',
  chooseService: 'Velg en tjeneste',
  hasStore: 'Har du allerede en butikk?',
  yes: 'Ja',
  no: 'Ikke ennå',
  storeName: 'Butikkens navn',
  storeUrl: 'Butikkens nettadresse',
  storeHint: 'La begge stå tomme hvis du ikke har butikk ennå.',
  description: 'Hva trenger du?',
  descriptionHint: 'Noen setninger er nok: hva som finnes, hva som mangler, hvordan det skal bli.',
  requirements: 'Krav',
  requirementsHint: 'Språk, apper og systemer det må virke sammen med.',
  business: 'Virksomheten din',
  businessHint: 'Hva du selger, og til hvem.',
  priorities: 'Hva som er viktig for deg',
  time: 'Når',
  cost: 'Budsjett',
  quality: 'Kvalitet',
  files: 'Filer',
  you: 'Deg',
  name: 'Navnet ditt',
  email: 'E-postadressen din',
  emailHint: 'Vi sender en lenke dit. Forespørselen går videre når du har åpnet den.',
  submit: 'Send forespørsel',
  fix: 'Ingenting er sendt ennå. Rett dette:',
  problems: {
    missing: 'Dette mangler.',
    too_long: 'Dette er for langt.',
    not_an_email: 'Dette er ikke en e-postadresse som jana@butikk.no.',
    not_a_web_address: 'Dette er ikke en nettadresse som www.butikk.no.',
    not_offered: 'Denne tjenesten tilbys ikke lenger. Velg en annen.',
    too_many:
      'Flere forespørsler under denne adressen venter på å bli bekreftet. Åpne lenken i en av e-postene, eller kom tilbake om en time.',
  },
  sent: {
    title: 'Se nå i innboksen din',
    words: ({ name }) =>
      `Vi har sendt deg en e-post med en lenke. Åpne den og trykk på knappen der: Først da når forespørselen fram til ${name}. Lenken virker i 48 timer.`,
    hint: 'Ingenting etter noen minutter? Se i søppelposten, eller send skjemaet på nytt.',
  },
  confirm: {
    title: 'Er dette din forespørsel?',
    lead: ({ name }) => `Med knappen når den fram til ${name}, og samtalen deres begynner.`,
    button: 'Send den videre',
    gone: {
      title: 'Denne lenken virker ikke lenger',
      words: 'Den virker i 48 timer. Send skjemaet på nytt hvis du fortsatt trenger hjelp.',
    },
    underWay: {
      title: 'Forespørselen din er på vei',
      words: 'Siden din er klar om et øyeblikk.',
      open: 'Åpne siden din',
    },
    refused: {
      title: 'Forespørselen din kunne ikke tas imot',
      words: 'Denne eksperten tar ikke imot meldinger fra adressen din. Velg en annen.',
    },
  },
  mail: {
    subject: ({ organization, service }) => `Bekreft forespørselen din: ${service} · ${organization}`,
    ask: ({ organization, service }) =>
      `Du har bedt ${organization} om hjelp (${service}). Åpne siden og trykk på knappen der: Da når forespørselen fram.`,
    open: 'Åpne forespørselen min',
    notYou: 'Var det ikke deg? Da gjør du ingenting: Uten knappen din blir ingenting sendt.',
    why: ({ organization }) =>
      `Du får denne e-posten fordi noen oppga adressen i forespørselsskjemaet til ${organization}. Lenken virker i 48 timer.`,
  },
};
