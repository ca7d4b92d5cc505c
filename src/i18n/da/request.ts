import type { request as en } from '../en/request.ts';

/** The form with which a merchant asks an organization for work, and the mail that confirms it. */
export const request: typeof en = {
  title: ({ name }) => `Forespørgsel til ${name}`,
  lead: ({ name }) => `Fortæl ${name}, hvad du har brug for. Du får svar på e-mail og på din egen side.`,
  closed: {
    title: ({ name }) => `${name} tager ikke imod forespørgsler lige nu`,
    words: 'Kom tilbage senere, eller vælg en anden ekspert.',
  },
  unknown: {
    title: 'Her er ingen til at tage imod en forespørgsel',
    words: 'Adressen er ikke fuldstændig, eller den bruges ikke længere. Vælg en ekspert på listen.',
  },
  noMail: {
    title: 'Der kan ikke sendes forespørgsler her endnu',
    words:
      'En forespørgsel bekræftes på e-mail, og denne installation sender ingen endnu. Der blev ikke modtaget noget.',
  },
  others: 'Se alle eksperter',
  optional: '(valgfrit)',
  service: 'Hvad drejer det sig om?',
  chooseService: 'Vælg en ydelse',
  hasStore: 'Har du allerede en butik?',
  yes: 'Ja',
  no: 'Ikke endnu',
  storeName: 'Butikkens navn',
  storeUrl: 'Butikkens webadresse',
  storeHint: 'Lad begge stå tomme, hvis du ikke har en butik endnu.',
  description: 'Hvad har du brug for?',
  descriptionHint: 'Et par sætninger er nok: hvad der er, hvad der mangler, hvordan det skal blive.',
  requirements: 'Krav',
  requirementsHint: 'Sprog, apps og systemer, det skal fungere med.',
  business: 'Din virksomhed',
  businessHint: 'Hvad du sælger, og til hvem.',
  priorities: 'Hvad der betyder noget for dig',
  time: 'Hvornår',
  cost: 'Budget',
  quality: 'Kvalitet',
  files: 'Filer',
  you: 'Dig',
  name: 'Dit navn',
  email: 'Din e-mailadresse',
  emailHint: 'Vi sender et link dertil. Forespørgslen går videre, når du har åbnet det.',
  submit: 'Send forespørgsel',
  fix: 'Der er ikke sendt noget endnu. Ret venligst:',
  problems: {
    missing: 'Det mangler.',
    too_long: 'Det er for langt.',
    not_an_email: 'Det er ikke en e-mailadresse som jana@butik.dk.',
    not_a_web_address: 'Det er ikke en webadresse som www.butik.dk.',
    not_offered: 'Ydelsen tilbydes ikke længere. Vælg en anden.',
    too_many:
      'Flere forespørgsler under denne adresse venter på at blive bekræftet. Åbn linket i en af e-mailene, eller kom igen om en time.',
  },
  sent: {
    title: 'Kig nu i din indbakke',
    words: ({ name }) =>
      `Vi har sendt dig en e-mail med et link. Åbn det, og tryk på knappen dér: Først da når din forespørgsel frem til ${name}. Linket virker i 48 timer.`,
    hint: 'Intet efter et par minutter? Se i uønsket mail, eller send formularen igen.',
  },
  confirm: {
    title: 'Er det din forespørgsel?',
    lead: ({ name }) => `Med knappen når den frem til ${name}, og jeres samtale begynder.`,
    button: 'Send den videre',
    gone: {
      title: 'Dette link virker ikke længere',
      words: 'Det virker i 48 timer. Send formularen igen, hvis du stadig har brug for hjælp.',
    },
    underWay: {
      title: 'Din forespørgsel er på vej',
      words: 'Din side er klar om et øjeblik.',
      open: 'Åbn din side',
    },
    refused: {
      title: 'Din forespørgsel kunne ikke modtages',
      words: 'Denne ekspert tager ikke imod beskeder fra din adresse. Vælg en anden.',
    },
  },
  mail: {
    subject: ({ organization, service }) => `Bekræft din forespørgsel: ${service} · ${organization}`,
    ask: ({ organization, service }) =>
      `Du har bedt ${organization} om hjælp (${service}). Åbn siden, og tryk på knappen dér: Så når din forespørgsel frem.`,
    open: 'Åbn min forespørgsel',
    notYou: 'Var det ikke dig? Så gør ingenting: Uden din knap bliver der ikke sendt noget.',
    why: ({ organization }) =>
      `Du får denne e-mail, fordi nogen har opgivet adressen i forespørgselsformularen hos ${organization}. Linket virker i 48 timer.`,
  },
};
