import type { Template } from './template.ts';

/** Older students accompany newcomers through their first semester, every two weeks. */
export const firstYearPeers: Template = {
  languages: ['en'],
  settings: { match: { weeks: 16, cadence: 'fortnightly' }, requests: { expiryDays: 10 } },
  topics: {
    'settling-in': { en: 'Settling in', de: 'Ankommen', es: 'Primeros pasos', fr: 'Prendre ses marques', 'pt-BR': 'Primeiros passos', ar: 'التأقلم في البداية' },
    'study-skills': { en: 'Study skills', de: 'Lerntechniken', es: 'Técnicas de estudio', fr: 'Méthodes de travail', 'pt-BR': 'Técnicas de estudo', ar: 'مهارات الدراسة' },
    'choosing-courses': { en: 'Choosing courses', de: 'Kurse wählen', es: 'Elegir asignaturas', fr: 'Choisir ses cours', 'pt-BR': 'Escolher disciplinas', ar: 'اختيار المقررات' },
    exams: { en: 'Preparing for exams', de: 'Prüfungen vorbereiten', es: 'Preparar exámenes', fr: 'Préparer les examens', 'pt-BR': 'Preparar-se para provas', ar: 'الاستعداد للامتحانات' },
    'academic-writing': { en: 'Academic writing', de: 'Wissenschaftliches Schreiben', es: 'Escritura académica', fr: 'Rédaction universitaire', 'pt-BR': 'Escrita acadêmica', ar: 'الكتابة الأكاديمية' },
    'time-management': { en: 'Managing time', de: 'Zeit einteilen', es: 'Organizar el tiempo', fr: 'Gérer son temps', 'pt-BR': 'Organizar o tempo', ar: 'إدارة الوقت' },
    'campus-life': { en: 'Life on campus', de: 'Leben auf dem Campus', es: 'Vida en el campus', fr: 'Vie sur le campus', 'pt-BR': 'Vida no campus', ar: 'الحياة الجامعية' },
    'finding-friends': { en: 'Meeting people', de: 'Leute kennenlernen', es: 'Conocer gente', fr: 'Rencontrer du monde', 'pt-BR': 'Conhecer pessoas', ar: 'التعرف على الناس' },
    'housing-and-money': { en: 'Housing and money', de: 'Wohnen und Geld', es: 'Vivienda y dinero', fr: 'Logement et budget', 'pt-BR': 'Moradia e dinheiro', ar: 'السكن والمال' },
    'studying-in-a-new-country': { en: 'Studying in a new country', de: 'Studieren in einem neuen Land', es: 'Estudiar en otro país', fr: 'Étudier dans un nouveau pays', 'pt-BR': 'Estudar em um novo país', ar: 'الدراسة في بلد جديد' },
  },
};
