import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/moving/moving.text.ts';

export const moving: Translation<typeof text> = {
  title: 'نقل اللقاء مع {name}',
  now: 'وقته الحالي',
  moveHere: 'انقله إلى هذا الوقت',
  seeAll: 'اعرض كل المواعيد الجديدة',
  back: 'إلى اللقاء',
  fixed: '**لم يعد نقل هذا اللقاء ممكناً.**',
  movedMeanwhile: '**نُقل اللقاء في هذه الأثناء.** وقته الحالي معروض هنا. اختر من جديد إن لم يناسبك.',
  monthFull: '**لم تبقَ جلسة سريعة في ذلك الشهر.** اختر وقتاً في شهر آخر.',
};
