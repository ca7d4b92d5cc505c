import type { pages as en } from '../en/pages.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('da');

/** What the merchants' pages have in common. */
export const pages: typeof en = {
  skip: 'Gå til indholdet',
  allExperts: 'Find en ekspert',
  foot: 'Disse sider kører med Jobline.',
  filesHint: 'Op til 10 filer, 25 MB i alt.',
  filesKept: 'Er her allerede. Fjern fluebenet ved det, der ikke skal med.',
  notSent: ({ title }) => `Ikke sendt: ${title}`,
  /** Told to members. */
  requestPage: ({ url }) => `Jeres forespørgselsside: ${url}`,
  requestPageHint: 'Der spørger shopejere jer, så snart profilen er offentliggjort og en ydelse er oprettet.',
  notFound: {
    title: 'Siden findes ikke',
    words: 'Adressen er ikke fuldstændig, eller den bruges ikke længere.',
  },
  unknownLink: {
    title: 'Dette link virker ikke',
    words: 'Måske er det udløbet, erstattet eller har mistet et stykke undervejs.',
    ask: 'Hvis det engang førte til din samtale, sender vi dig det link, der gælder nu, til den adresse, du skrev fra.',
    button: 'Send mig linket',
    withoutMail: 'I den nyeste e-mail fra din samtale står der måske et, der virker. Send ellers en ny forespørgsel.',
    sent: {
      title: 'Kig i din indbakke',
      words:
        'Hvis linket engang førte til din samtale, er det, der gælder nu, på vej til dig. Er der ikke kommet noget efter et par minutter? Så send en ny forespørgsel.',
    },
    mail: {
      subject: ({ agency }) => `Dit link til ${agency}`,
      words: ({ agency }) =>
        `Her er linket til din samtale med ${agency}. Du bad om det på en side, hvis link ikke længere virkede.`,
      notYou: 'Var det ikke dig? Så gør ingenting: Linket kommer kun til denne adresse.',
    },
  },
  tooMany: {
    title: 'Et øjeblik',
    words: ({ minutes }) =>
      plural(minutes, {
        one: 'Det var meget på én gang. Prøv igen om # minut.',
        other: 'Det var meget på én gang. Prøv igen om # minutter.',
      }),
  },
  failed: {
    title: 'Det lykkedes ikke',
    words: 'Fejlen er vores og er noteret. Intet af det, du har sendt før, er gået tabt. Prøv igen om et par minutter.',
  },
  problems: {
    too_large: {
      title: 'Det er for stort',
      words: 'En formular tager 25 MB, alle filer tilsammen. Send færre eller mindre filer.',
    },
    too_many_files: { title: 'For mange filer', words: 'Op til 10 filer kan sendes ad gangen. Send resten bagefter.' },
    empty_file: {
      title: 'En af filerne er tom',
      words: 'Der blev ikke sendt noget, så ingen fil mangler bagefter. Vælg filen igen, eller udelad den.',
    },
    files_gone: { title: 'En fil er her ikke længere', words: 'Vælg den igen.' },
    unreadable: {
      title: 'Formularen kunne ikke læses',
      words: 'Noget gik tabt undervejs. Gå tilbage, åbn siden igen, og send den en gang til.',
    },
    not_a_form: { title: 'Formularen kunne ikke læses', words: 'Send den med knappen på siden.' },
    not_ours: {
      title: 'Der blev ikke sendt noget',
      words:
        'Formularen kom ikke fra vores egen side, eller siden var for gammel. Åbn siden igen, og send en gang til.',
    },
    wrong_method: { title: 'Siden findes ikke', words: 'Adressen tager kun imod det, en formular fra os sender.' },
  },
};
