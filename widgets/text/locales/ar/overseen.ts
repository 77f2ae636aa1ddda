import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/program-requests.text.ts';

export const overseen: Translation<typeof text> = {
  lead: 'من طلب من مَن، وأين وصل الطلب. ما يكتبه الاثنان يبقى بينهما.',
  show: 'أي الطلبات',
  waiting: 'في انتظار رد',
  over: 'انتهت',
  hasUntil: 'أمام {name} مهلة للرد حتى {day}.',
  hasRead: 'تمت القراءة من جهة {name}، والمهلة للرد حتى {day}.',
  then: 'يُطلب بعد ذلك من: {names}',
  saidYes: 'الجواب من {name}: نعم.',
  matchEnded: 'الجواب من {name}: نعم، وقد انتهت تلك العلاقة.',
  withdrawn: 'سُحب قبل أي رد.',
  closed: 'أُغلق دون رد.',
  nobody: 'لم يتمكن أحد ممن وصلهم الطلب من الموافقة.',
  sent: 'أُرسل {when}',
  noneWaiting: 'لا طلب ينتظر',
  noneWaitingWords: 'عندما يطلب أحد مرشدًا تراه هنا، مع مهلة الرد.',
  noneOver: 'لم ينتهِ أي طلب بعد',
  noneOverWords: 'ما آل إليه كل طلب يظهر هنا بعد الرد عليه أو سحبه أو إغلاقه.',
  happened: 'ما الذي حدث',
  more: 'عرض المزيد',
};
