import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/series/repeating.text.ts';

export const repeating: Translation<typeof text> = {
  upTo: 'حتى {count}: إلى نهاية البرنامج، ولسنة مقبلة على الأكثر.',
  otherHourForSome: 'تغيرت الساعة: ساعة أخرى لدى بعض أعضاء الحلقة',
  planned: { zero: 'لم يُحدد شيء.', one: 'حُدد اللقاء.', two: 'حُدد لقاءان. تصل إلى الجميع رسالة واحدة.', few: 'حُددت {count} لقاءات. تصل إلى الجميع رسالة واحدة.', many: 'حُدد {count} لقاءً. تصل إلى الجميع رسالة واحدة.', other: 'حُدد {count} لقاء. تصل إلى الجميع رسالة واحدة.' },
};
