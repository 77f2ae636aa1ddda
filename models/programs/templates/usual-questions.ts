import type { Locale } from '../../vocabulary.ts';
import type { StoredQuestion } from '../programs.ts';
import type { TopicLabels } from './template.ts';

/**
 * What every program asks to begin with: likeness in working style and values says more about a match than where people come
 * from (Eby et al. 2013). The two weights are the 15 points that matching practice gives to both.
 */
const questions: Readonly<Record<string, { text: TopicLabels; weight: number; options: Readonly<Record<string, TopicLabels>> }>> = {
  'working-style': {
    text: {
      en: 'How do you like to work together?', de: 'Wie arbeitest du am liebsten mit jemandem zusammen?', es: '¿Cómo te gusta trabajar con otra persona?',
      fr: 'Comment aimes-tu travailler à deux ?', 'pt-BR': 'Como você gosta de trabalhar em dupla?', ar: 'كيف تحب العمل مع شخص آخر؟',
    },
    weight: 8,
    options: {
      'asks-questions': { en: 'Good questions', de: 'Gute Fragen', es: 'Buenas preguntas', fr: 'De bonnes questions', 'pt-BR': 'Boas perguntas', ar: 'أسئلة جيدة' },
      'gives-structure': { en: 'Clear structure', de: 'Klare Struktur', es: 'Una estructura clara', fr: 'Une structure claire', 'pt-BR': 'Estrutura clara', ar: 'هيكل واضح' },
      'direct-advice': { en: 'Direct advice', de: 'Direkter Rat', es: 'Consejos directos', fr: 'Des conseils directs', 'pt-BR': 'Conselhos diretos', ar: 'نصائح مباشرة' },
      'thinking-aloud': { en: 'Thinking aloud', de: 'Lautes Denken', es: 'Pensar en voz alta', fr: 'Réfléchir à voix haute', 'pt-BR': 'Pensar em voz alta', ar: 'التفكير بصوت عال' },
      'learning-by-doing': { en: 'Trying things out', de: 'Ausprobieren', es: 'Probar cosas', fr: 'Essayer', 'pt-BR': 'Experimentar', ar: 'التجربة العملية' },
    },
  },
  values: {
    text: {
      en: 'What matters most to you at work?', de: 'Was ist dir bei der Arbeit am wichtigsten?', es: '¿Qué es lo que más te importa en el trabajo?',
      fr: 'Qu’est-ce qui compte le plus pour toi au travail ?', 'pt-BR': 'O que mais importa para você no trabalho?', ar: 'ما أهم شيء لك في العمل؟',
    },
    weight: 7,
    options: {
      learning: { en: 'Always learning', de: 'Immer dazulernen', es: 'Aprender siempre', fr: 'Apprendre sans cesse', 'pt-BR': 'Aprender sempre', ar: 'التعلم المستمر' },
      'helping-others': { en: 'Helping others', de: 'Anderen helfen', es: 'Ayudar a los demás', fr: 'Aider les autres', 'pt-BR': 'Ajudar os outros', ar: 'مساعدة الآخرين' },
      independence: { en: 'Independence', de: 'Unabhängigkeit', es: 'Independencia', fr: 'L’indépendance', 'pt-BR': 'Independência', ar: 'الاستقلالية' },
      security: { en: 'Security', de: 'Sicherheit', es: 'Seguridad', fr: 'La sécurité', 'pt-BR': 'Segurança', ar: 'الأمان' },
      creativity: { en: 'Creating something new', de: 'Neues schaffen', es: 'Crear algo nuevo', fr: 'Créer du nouveau', 'pt-BR': 'Criar algo novo', ar: 'ابتكار شيء جديد' },
      'time-for-life': { en: 'Time for life', de: 'Zeit zum Leben', es: 'Tiempo para vivir', fr: 'Du temps pour vivre', 'pt-BR': 'Tempo para viver', ar: 'وقت للحياة' },
    },
  },
};

/** The most of a few options that somebody may choose: what matters to one who ticks everything says nothing. */
const most = 2;

/** @param locale whose words count where a text is not translated */
export function usualQuestions(locale: Locale): StoredQuestion[] {
  return Object.entries(questions).map(([key, { text, weight, options }]) => ({
    key,
    text: { default: locale, text },
    kind: 'many',
    options: Object.entries(options).map(([option, label]) => ({ key: option, label: { default: locale, text: label } })),
    most,
    role: 'both',
    required: false,
    visibility: 'public',
    use: 'alike',
    weight,
    retired: false,
  }));
}
