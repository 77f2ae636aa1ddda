import type { Translation } from '../../text.ts';
import type { text } from '../../../reviews/review.text.ts';

export const review: Translation<typeof text> = {
  lead: 'جئت من سجل الدرجات. ترى ما يُحتسب هناك، ومتى كانت اللقاءات، والأهداف المشتركة مع المنسقين.',
  leadTeacher: 'جئت من سجل الدرجات. ترى ما يُحتسب هناك. أما اللقاءات والأهداف المشتركة فلمن ينسق البرنامج.',
  counts: 'ما يُحتسب',
  countsNothing: 'لا يحتسب هذا العمود شيئًا من الإرشاد.',
  partners: 'يعمل مع {names}',
  noPartner: 'ليس له شريك في الإرشاد حاليًا.',
  meetings: 'اللقاءات',
  noMeetings: 'لا لقاءات بعد',
  noMeetingsWords: 'يظهر هنا ما حُجز وما آل إليه.',
  meetingWith: '{day}، من {from} إلى {to}، مع {name}',
  proposed: 'مقترح',
  confirmed: 'محجوز',
  held: 'منعقد',
  missed: 'لم ينعقد',
  cancelled: 'ملغى',
  goals: 'الأهداف المشتركة',
  noGoals: 'لا هدف مشتركًا',
  noGoalsWords: 'ما يحتفظ به الناس لأنفسهم أو فيما بينهم لا يُعرض هنا ولا يُعد.',
  waiting: '{points} من {most} درجة في طريقها إلى سجل الدرجات.',
  sent: 'في سجل الدرجات: {points} من {most}.',
  stopped: 'تعذرت كتابته في سجل الدرجات حتى الآن.',
  byHand: 'أُدخلت درجة يدويًا، وتبقى كما هي.',
  loading: 'جارٍ تحميل العمل',
  loaded: 'عمل {name}',
};
