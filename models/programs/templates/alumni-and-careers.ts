import type { Template } from './template.ts';

/** Graduates help students towards work: half a year, once a month. */
export const alumniAndCareers: Template = {
  languages: ['en'],
  settings: { match: { weeks: 26, cadence: 'monthly' }, requests: { expiryDays: 10 } },
  topics: {
    'data-careers': { en: 'Data careers', de: 'Berufe mit Daten', es: 'Carreras en datos', fr: 'Métiers de la donnée', 'pt-BR': 'Carreiras em dados', ar: 'المهن في مجال البيانات' },
    'interviews-and-cv': { en: 'Interviews and CV', de: 'Bewerbungsgespräche und Lebenslauf', es: 'Entrevistas y currículum', fr: 'Entretiens et CV', 'pt-BR': 'Entrevistas e currículo', ar: 'المقابلات والسيرة الذاتية' },
    'research-and-phd': { en: 'Research and PhD', de: 'Forschung und Promotion', es: 'Investigación y doctorado', fr: 'Recherche et doctorat', 'pt-BR': 'Pesquisa e doutorado', ar: 'البحث والدكتوراه' },
    'first-job-abroad': { en: 'First job abroad', de: 'Erste Stelle im Ausland', es: 'Primer empleo en el extranjero', fr: 'Premier emploi à l’étranger', 'pt-BR': 'Primeiro emprego no exterior', ar: 'أول وظيفة في الخارج' },
    portfolio: { en: 'First portfolio', de: 'Erstes Portfolio', es: 'Primer portafolio', fr: 'Premier portfolio', 'pt-BR': 'Primeiro portfólio', ar: 'أول معرض أعمال' },
    'working-abroad': { en: 'Working abroad', de: 'Arbeiten im Ausland', es: 'Trabajar en el extranjero', fr: 'Travailler à l’étranger', 'pt-BR': 'Trabalhar no exterior', ar: 'العمل في الخارج' },
    'energy-sector': { en: 'Energy sector', de: 'Energiebranche', es: 'Sector energético', fr: 'Secteur de l’énergie', 'pt-BR': 'Setor de energia', ar: 'قطاع الطاقة' },
    'public-speaking': { en: 'Public speaking', de: 'Vor Publikum sprechen', es: 'Hablar en público', fr: 'Prise de parole en public', 'pt-BR': 'Falar em público', ar: 'التحدث أمام الجمهور' },
    'study-skills': { en: 'Study skills', de: 'Lerntechniken', es: 'Técnicas de estudio', fr: 'Méthodes de travail', 'pt-BR': 'Técnicas de estudo', ar: 'مهارات الدراسة' },
    networking: { en: 'Networking', de: 'Netzwerken', es: 'Redes de contactos', fr: 'Réseau professionnel', 'pt-BR': 'Rede de contatos', ar: 'بناء العلاقات المهنية' },
    entrepreneurship: { en: 'Starting a business', de: 'Ein Unternehmen gründen', es: 'Crear una empresa', fr: 'Créer une entreprise', 'pt-BR': 'Abrir uma empresa', ar: 'تأسيس شركة' },
    'work-life-balance': { en: 'Work and life in balance', de: 'Arbeit und Leben im Gleichgewicht', es: 'Equilibrio entre trabajo y vida', fr: 'Équilibre entre travail et vie privée', 'pt-BR': 'Equilíbrio entre trabalho e vida', ar: 'التوازن بين العمل والحياة' },
  },
};
