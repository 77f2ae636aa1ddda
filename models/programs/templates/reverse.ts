import type { Template } from './template.ts';

/** Younger colleagues mentor senior ones: half a year, once a month, an hour each. */
export const reverse: Template = {
  languages: ['en'],
  settings: { match: { weeks: 26, cadence: 'monthly' }, meetings: { minutes: 60 }, requests: { expiryDays: 14 } },
  topics: {
    'artificial-intelligence': { en: 'Artificial intelligence at work', de: 'Künstliche Intelligenz bei der Arbeit', es: 'Inteligencia artificial en el trabajo', fr: 'L’intelligence artificielle au travail', 'pt-BR': 'Inteligência artificial no trabalho', ar: 'الذكاء الاصطناعي في العمل' },
    'digital-tools': { en: 'Digital tools', de: 'Digitale Werkzeuge', es: 'Herramientas digitales', fr: 'Outils numériques', 'pt-BR': 'Ferramentas digitais', ar: 'الأدوات الرقمية' },
    'social-media': { en: 'Social media', de: 'Soziale Medien', es: 'Redes sociales', fr: 'Réseaux sociaux', 'pt-BR': 'Redes sociais', ar: 'وسائل التواصل الاجتماعي' },
    'younger-customers': { en: 'What younger customers expect', de: 'Was jüngere Kunden erwarten', es: 'Qué esperan los clientes jóvenes', fr: 'Les attentes des jeunes clients', 'pt-BR': 'O que clientes jovens esperam', ar: 'توقعات العملاء الأصغر سنًا' },
    'inclusion-and-belonging': { en: 'Inclusion and belonging', de: 'Teilhabe und Zugehörigkeit', es: 'Inclusión y pertenencia', fr: 'Inclusion et appartenance', 'pt-BR': 'Inclusão e pertencimento', ar: 'الشمول والانتماء' },
    sustainability: { en: 'Sustainability', de: 'Nachhaltigkeit', es: 'Sostenibilidad', fr: 'Développement durable', 'pt-BR': 'Sustentabilidade', ar: 'الاستدامة' },
    'new-ways-of-working': { en: 'New ways of working', de: 'Neue Arbeitsformen', es: 'Nuevas formas de trabajar', fr: 'Nouvelles façons de travailler', 'pt-BR': 'Novas formas de trabalhar', ar: 'أساليب عمل جديدة' },
    'working-across-generations': { en: 'Working across generations', de: 'Zusammenarbeit der Generationen', es: 'Trabajar entre generaciones', fr: 'Travailler entre générations', 'pt-BR': 'Trabalhar entre gerações', ar: 'العمل بين الأجيال' },
    'reading-data': { en: 'Reading data', de: 'Daten lesen', es: 'Interpretar datos', fr: 'Lire les données', 'pt-BR': 'Ler dados', ar: 'قراءة البيانات' },
  },
};
