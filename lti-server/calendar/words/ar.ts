import type { CalendarWords } from './en.ts';

export const ar: CalendarWords = {
  meetingWith: 'لقاء مع {name}',
  flashWith: 'جلسة مفردة مع {name}',
  flashAbout: 'السؤال: {question}',
  room: 'غرفة الفيديو: {url}',
  roomLater: 'تُفتح غرفة الفيديو قبل الموعد بعشر دقائق، في {program}.',
  toChange: 'لتغيير الموعد أو إلغائه افتح {program} من مقررك أو بوابتك.',
  noAnswer: 'الموافقة أو الرفض في التقويم أو في برنامج البريد لا يصل إلى أحد ولا يلغي شيئًا.',
  busy: 'مشغول',
  feedName: 'لقاءات الإرشاد',
};
