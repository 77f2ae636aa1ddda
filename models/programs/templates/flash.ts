import type { Template } from './template.ts';

/** Single sessions, one question each: nobody has to commit to more, and who wants to can go on. */
export const flash: Template = {
  languages: ['en'],
  settings: { match: { weeks: 13, cadence: 'monthly' }, meetings: { minutes: 30 }, requests: { flash: true } },
  topics: {
    'choosing-a-path': { en: 'Choosing a path', de: 'Einen Weg wählen', es: 'Elegir un camino', fr: 'Choisir une voie', 'pt-BR': 'Escolher um caminho', ar: 'اختيار المسار' },
    'cv-and-application': { en: 'CV and application', de: 'Lebenslauf und Bewerbung', es: 'Currículum y candidatura', fr: 'CV et candidature', 'pt-BR': 'Currículo e candidatura', ar: 'السيرة الذاتية والتقديم' },
    interview: { en: 'A job interview', de: 'Ein Vorstellungsgespräch', es: 'Una entrevista de trabajo', fr: 'Un entretien d’embauche', 'pt-BR': 'Uma entrevista de emprego', ar: 'مقابلة عمل' },
    'a-day-in-the-job': { en: 'A day in the job', de: 'Ein Tag im Beruf', es: 'Un día en el trabajo', fr: 'Une journée dans le métier', 'pt-BR': 'Um dia no trabalho', ar: 'يوم في الوظيفة' },
    'further-study': { en: 'Further study', de: 'Weiter studieren', es: 'Seguir estudiando', fr: 'Poursuivre ses études', 'pt-BR': 'Continuar os estudos', ar: 'متابعة الدراسة' },
    'working-abroad': { en: 'Working abroad', de: 'Im Ausland arbeiten', es: 'Trabajar en el extranjero', fr: 'Travailler à l’étranger', 'pt-BR': 'Trabalhar no exterior', ar: 'العمل في الخارج' },
    'starting-a-business': { en: 'Starting a business', de: 'Ein Unternehmen gründen', es: 'Crear una empresa', fr: 'Créer une entreprise', 'pt-BR': 'Abrir um negócio', ar: 'بدء مشروع تجاري' },
    'a-hard-decision': { en: 'A hard decision', de: 'Eine schwere Entscheidung', es: 'Una decisión difícil', fr: 'Une décision difficile', 'pt-BR': 'Uma decisão difícil', ar: 'قرار صعب' },
  },
};
