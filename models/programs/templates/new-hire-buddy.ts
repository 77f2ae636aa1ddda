import type { Template } from './template.ts';

/** Colleagues accompany somebody new through the first three months, every two weeks. */
export const newHireBuddy: Template = {
  languages: ['en'],
  settings: { match: { weeks: 13, cadence: 'fortnightly' }, requests: { expiryDays: 14 } },
  topics: {
    'first-weeks': { en: 'The first weeks', de: 'Die ersten Wochen', es: 'Las primeras semanas', fr: 'Les premières semaines', 'pt-BR': 'As primeiras semanas', ar: 'الأسابيع الأولى' },
    'how-we-work': { en: 'How we work', de: 'Wie wir arbeiten', es: 'Cómo trabajamos', fr: 'Notre façon de travailler', 'pt-BR': 'Como trabalhamos', ar: 'أسلوب عملنا' },
    'tools-and-systems': { en: 'Tools and systems', de: 'Werkzeuge und Systeme', es: 'Herramientas y sistemas', fr: 'Outils et systèmes', 'pt-BR': 'Ferramentas e sistemas', ar: 'الأدوات والأنظمة' },
    'who-does-what': { en: 'Who does what', de: 'Wer macht was', es: 'Quién hace qué', fr: 'Qui fait quoi', 'pt-BR': 'Quem faz o quê', ar: 'من يقوم بماذا' },
    'working-remotely': { en: 'Working remotely', de: 'Arbeiten aus der Ferne', es: 'Trabajo a distancia', fr: 'Travail à distance', 'pt-BR': 'Trabalho remoto', ar: 'العمل عن بُعد' },
    'giving-feedback': { en: 'Giving and asking for feedback', de: 'Rückmeldung geben und einholen', es: 'Dar y pedir comentarios', fr: 'Donner et demander un retour', 'pt-BR': 'Dar e pedir retorno', ar: 'تقديم الملاحظات وطلبها' },
    'growing-in-the-role': { en: 'Growing in the role', de: 'In die Rolle hineinwachsen', es: 'Crecer en el puesto', fr: 'Grandir dans son poste', 'pt-BR': 'Crescer na função', ar: 'التطور في الوظيفة' },
    networking: { en: 'Networking', de: 'Netzwerken', es: 'Redes de contactos', fr: 'Réseau professionnel', 'pt-BR': 'Rede de contatos', ar: 'بناء العلاقات المهنية' },
    'settling-in-a-new-city': { en: 'Settling in a new city', de: 'In einer neuen Stadt ankommen', es: 'Instalarse en una ciudad nueva', fr: 'S’installer dans une nouvelle ville', 'pt-BR': 'Instalar-se em uma nova cidade', ar: 'الاستقرار في مدينة جديدة' },
    'work-life-balance': { en: 'Work and life in balance', de: 'Arbeit und Leben im Gleichgewicht', es: 'Equilibrio entre trabajo y vida', fr: 'Équilibre entre travail et vie privée', 'pt-BR': 'Equilíbrio entre trabalho e vida', ar: 'التوازن بين العمل والحياة' },
  },
};
