import type { Translation } from '../../text.ts';
import type { text } from '../../../grades/completion.text.ts';

export const completion: Translation<typeof text> = {
  meetingsHeld: { zero: 'لا لقاءات منعقدة', one: 'لقاء واحد منعقد', two: 'لقاءان منعقدان', few: '{count} لقاءات منعقدة', many: '{count} لقاءً منعقدًا', other: '{count} لقاء منعقد' },
  goalSet: 'هدف محدد',
  goalReached: 'هدف تحقق',
  of: '{done} من {total}',
  nextMeeting: 'التالي: {day}، {time} بتوقيتك',
  noMeeting: 'لم يُحجز لقاء بعد.',
  goalHint: 'يُحتسب متى شاركته مع مرشدك.',
  achievedHint: 'يُحتسب هدف تشاركه مع مرشدك.',
  waiting: '{points} من {most} درجة في طريقها إلى سجل الدرجات.',
  sent: 'في سجل الدرجات: {points} من {most}.',
  stopped: 'تعذرت كتابته في سجل الدرجات حتى الآن. يرى منسقو برنامجك السبب.',
  byHand: 'أدخل معلمك درجة بنفسه، وتبقى كما هي.',
  forStudents: 'يُحتسب للطلاب في سجل الدرجات',
  partly: 'جزء من الدرجات في الطريق إلى ذلك.',
  allAtOnce: 'الدرجات كلها عند بلوغه.',
  whoSees: 'يرى المعلمون من بلغ ذلك، لا ما قيل أو كُتب.',
  loading: 'جارٍ تحميل التقدم',
};
