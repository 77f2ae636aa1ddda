import type { Translation } from '../../text.ts';
import type { text } from '../../../request-rules/request-rules.text.ts';

export const asking: Translation<typeof text> = {
  title: 'سير الطلبات',
  lead: 'يسري من الآن. ما بدأ من طلبات وإرشاد يبقى على مُدده.',
  back: 'العودة إلى البرنامج',
  loading: 'جار قراءة سير الطلبات',
  closed: 'أُغلق هذا البرنامج نهائيًا. يمكنك قراءة كيف كانت تسير الطلبات.',
  choices: 'كم مرشدًا يمكن أن يسمّي الطلب',
  choicesHint: 'يُسألون واحدًا بعد الآخر بترتيب صاحب الطلب.',
  expiryDays: 'أيام الرد',
  expiryHint: 'بعدها يُسأل التالي أو ينتهي الطلب بلطف. من 1 إلى 90.',
  expiryWrong: 'اكتب عدد أيام من 1 إلى 90.',
  reminderDays: 'تذكيرات بعد أيام من السؤال',
  reminderHint: 'مثل 3, 7. اتركه فارغًا لعدم التذكير.',
  reminderWrong: 'اكتب حتى خمسة أعداد، كل منها أصغر من أيام الرد.',
  meetFirst: 'يلتقيان أولًا ثم يؤكدان معًا',
  meetFirstHint: 'القبول يبدأ إرشادًا تجريبيًا ويُحجز المكان. دون موافقة الاثنين ينتهي بلطف.',
  confirmDays: 'أيام التأكيد',
  confirmWrong: 'اكتب عدد أيام من 1 إلى 90.',
  save: 'حفظ',
  saved: 'حُفظ. الطلبات الجديدة تسير وفقه.',
  changedMeanwhile: '**أُغلق البرنامج في هذه الأثناء.** لم يعد يمكن حفظ ما حددته.',
};
