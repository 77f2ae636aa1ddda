import type { Translation } from '../../text.ts';
import type { text } from '../../../flash/flash.text.ts';

export const flash: Translation<typeof text> = {
  perMonth: 'الجلسات المفردة في الشهر',
  perMonthHint: 'يمكن لمن يبحث عن مرشد حجز جلسة بسؤال واحد. لا تشغل مكانًا.',
  none: 'لا شيء',
  count: { zero: '{count} جلسة', one: 'جلسة واحدة', two: 'جلستان', few: '{count} جلسات', many: '{count} جلسة', other: '{count} جلسة' },
  length: 'مدة الجلسة المفردة',
  title: 'جلسة مفردة',
  offers: 'يقدم {name} جلسات مفردة مدتها {length}: موضوع واحد وسؤال واحد دون التزام.',
  book: 'حجز جلسة مفردة',
  topic: 'الموضوع',
  question: 'سؤالك',
  questionHint: 'سؤال يمكن أن يفكر فيه {name} قبل اللقاء.',
  questionMissing: 'اكتب سؤالك أولًا.',
  send: 'حجز هذه الجلسة',
  booked: '**تم الحجز.** {day}، {time} بتوقيتك. يرى {name} موضوعك وسؤالك.',
  saidBooked: 'تم الحجز. يصل إشعار إلى {name}.',
  monthFull: '**جلسات {name} في ذلك الشهر محجوزة كلها.** اختر وقتًا في شهر آخر.',
  oneToCome: '**لديك جلسة مفردة قادمة مع {name}.** يمكنك بعدها حجز أخرى.',
  notOffered: '**لم يعد {name} يقدم جلسات مفردة.**',
  noneLeft: '**لا توجد لدى {name} جلسة مفردة متاحة للحجز الآن.**',
  gone: 'أُلغيت لأن أحدكما لم يعد يشارك.',
  goOn: 'اجعلها مستمرة',
  askedOn: 'طلبك في الطريق.',
  wished: 'وصلت رغبتك. يصل إشعار إلى الطرف الآخر.',
};
