import type { Template } from './template.ts';

/** Group mentoring: one mentor and four to six mentees, every two weeks, an hour each. Mentors lead circles; a mentor of one's own stays possible. */
export const circles: Template = {
  languages: ['en'],
  settings: { match: { weeks: 16, cadence: 'fortnightly' }, meetings: { minutes: 60 } },
  topics: {
    'first-steps-in-a-field': { en: 'First steps in a field', de: 'Erste Schritte in einem Fach', es: 'Primeros pasos en un campo', fr: 'Premiers pas dans un domaine', 'pt-BR': 'Primeiros passos em uma área', ar: 'الخطوات الأولى في مجال' },
    'finding-a-job': { en: 'Finding a job', de: 'Eine Stelle finden', es: 'Encontrar trabajo', fr: 'Trouver un emploi', 'pt-BR': 'Encontrar trabalho', ar: 'إيجاد عمل' },
    'leading-others': { en: 'Leading others', de: 'Andere führen', es: 'Dirigir a otras personas', fr: 'Diriger une équipe', 'pt-BR': 'Liderar pessoas', ar: 'قيادة الآخرين' },
    'speaking-in-public': { en: 'Speaking in public', de: 'Vor Leuten sprechen', es: 'Hablar en público', fr: 'Prendre la parole en public', 'pt-BR': 'Falar em público', ar: 'التحدث أمام الجمهور' },
    'research-and-writing': { en: 'Research and writing', de: 'Forschen und Schreiben', es: 'Investigar y escribir', fr: 'Recherche et rédaction', 'pt-BR': 'Pesquisa e escrita', ar: 'البحث والكتابة' },
    'family-and-career': { en: 'Family and career', de: 'Familie und Beruf', es: 'Familia y carrera', fr: 'Famille et carrière', 'pt-BR': 'Família e carreira', ar: 'الأسرة والعمل' },
    'first-in-the-family': { en: 'First in the family to study', de: 'Als Erste der Familie studieren', es: 'Primera generación que estudia', fr: 'Premiers de la famille à étudier', 'pt-BR': 'Primeira geração a estudar', ar: 'أول من يدرس في العائلة' },
    'a-new-country': { en: 'A new country', de: 'Ein neues Land', es: 'Un país nuevo', fr: 'Un nouveau pays', 'pt-BR': 'Um país novo', ar: 'بلد جديد' },
  },
};
