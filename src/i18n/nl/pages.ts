import type { pages as en } from '../en/pages.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

/** What the merchants' pages have in common. */
export const pages: typeof en = {
  skip: 'Naar de inhoud',
  allExperts: 'Een expert vinden',
  foot: 'Deze pagina’s draaien op Jobline.',
  filesHint: 'Tot 10 bestanden, samen 25 MB.',
  filesKept: 'Is er al. Haal het vinkje weg bij wat niet mee moet.',
  notSent: ({ title }) => `Niet verstuurd: ${title}`,
  /** Told to members. */
  requestPage: ({ url }) => `Jullie aanvraagpagina: ${url}`,
  requestPageHint:
    'Daar vragen merchants jullie om werk zodra het profiel is gepubliceerd en er een dienst is ingesteld.',
  notFound: {
    title: 'Deze pagina bestaat niet',
    words: 'Het adres is niet compleet of wordt niet meer gebruikt.',
  },
  unknownLink: {
    title: 'Deze link werkt niet',
    words: 'Misschien is hij verlopen, vervangen of onderweg een stuk kwijtgeraakt.',
    ask: 'Als hij ooit naar je gesprek leidde, mailen we je de link die nu geldt, naar het adres waarmee je schreef.',
    button: 'Mail me de link',
    withoutMail:
      'In de nieuwste e-mail van je gesprek staat er misschien een die werkt. Stuur anders een nieuwe aanvraag.',
    sent: {
      title: 'Kijk in je mailbox',
      words:
        'Als de link ooit naar je gesprek leidde, is de link die nu geldt naar je onderweg. Na een paar minuten nog niets? Stuur dan een nieuwe aanvraag.',
    },
    mail: {
      subject: ({ agency }) => `Je link naar ${agency}`,
      words: ({ agency }) =>
        `Hier is de link naar je gesprek met ${agency}. Je vroeg erom op een pagina waarvan de link niet meer werkte.`,
      notYou: 'Was jij dat niet? Doe dan niets: de link komt alleen op dit adres.',
    },
  },
  tooMany: {
    title: 'Een ogenblik',
    words: ({ minutes }) =>
      plural(minutes, {
        one: 'Dat was veel tegelijk. Probeer het over # minuut opnieuw.',
        other: 'Dat was veel tegelijk. Probeer het over # minuten opnieuw.',
      }),
  },
  failed: {
    title: 'Dat is niet gelukt',
    words:
      'De fout ligt bij ons en is genoteerd. Wat je eerder hebt gestuurd, is niet verloren. Probeer het over een paar minuten opnieuw.',
  },
  problems: {
    too_large: {
      title: 'Dat is te groot',
      words: 'In een formulier past 25 MB, alle bestanden samen. Stuur minder of kleinere bestanden.',
    },
    too_many_files: {
      title: 'Te veel bestanden',
      words: 'Er kunnen tot 10 bestanden tegelijk mee. Stuur de andere daarna.',
    },
    empty_file: {
      title: 'Een van de bestanden is leeg',
      words: 'Er is niets verstuurd, zodat er later geen bestand ontbreekt. Kies het bestand opnieuw of laat het weg.',
    },
    files_gone: { title: 'Een bestand is er niet meer', words: 'Kies het opnieuw.' },
    unreadable: {
      title: 'Het formulier was niet te lezen',
      words: 'Onderweg ging iets verloren. Ga terug, open de pagina opnieuw en stuur het nog een keer.',
    },
    not_a_form: { title: 'Het formulier was niet te lezen', words: 'Stuur het met de knop van de pagina.' },
    not_ours: {
      title: 'Er is niets verstuurd',
      words:
        'Het formulier kwam niet van onze eigen pagina, of de pagina was te oud. Open de pagina opnieuw en stuur het nog een keer.',
    },
    wrong_method: {
      title: 'Deze pagina bestaat niet',
      words: 'Dit adres neemt alleen aan wat een formulier van ons stuurt.',
    },
  },
};
