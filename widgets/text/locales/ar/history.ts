import type { Translation } from '../../text.ts';
import type { text } from '../../../matching/history.text.ts';

export const history: Translation<typeof text> = {
  title: 'كل الاقتراحات',
  lead: 'يُحفظ كل اقتراح مع ما صُنع منه. افتح أحدها لتقرأه أو تحله من جديد أو تتابع منه أو تنشره؛ أو قارنه بالمعروض.',
  'state.running': 'جارٍ',
  'state.solved': 'اقتراح',
  'state.impossible': 'لا زوج ممكن',
  'state.failed': 'انقطع',
  'state.cancelled': 'أُلغي',
  'state.published': 'منشور',
  'state.undone': 'تم التراجع عنه',
  open: 'افتح',
  openRun: 'افتح: اقتراح {when} من {name}',
  compare: 'قارن',
  compareRun: 'قارن بالمعروض: اقتراح {when} من {name}',
  shown: 'معروض',
  more: 'عرض اقتراحات أقدم',
  earlier: '**هذا اقتراح {when} من {name}.** في القائمة أدناه أحدث منه.',
  newest: 'إلى الأحدث',
  gone: '**لم يعد هذا الاقتراح محفوظًا.**',
  saidMore: 'يُعرض {count} من الاقتراحات.',
};
