import type { pages as en } from '../en/pages.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

/** What the merchants' pages have in common. */
export const pages: typeof en = {
  skip: 'Naar de inhoud',
  allExperts: 'Een expert vinden',
  foot: 'Deze pagina’s draaien op Jobline.',
  filesHint: 'Tot 10 bestanden, samen 25 MB.',
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
    words:
      'Misschien is hij verlopen, vervangen of onderweg een stuk kwijtgeraakt. In de nieuwste e-mail van je gesprek staat de link die werkt. Heb je die niet, stuur dan een nieuwe aanvraag.',
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
