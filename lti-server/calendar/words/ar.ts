import type { CalendarWords } from './en.ts';

export const ar: CalendarWords = {
  meetingWith: 'لقاء مع {name}',
  flashWith: 'جلسة مفردة مع {name}',
  flashAbout: 'السؤال: {question}',
  room: 'غرفة الفيديو: {url}',
  roomLater: 'تُفتح غرفة الفيديو قبل الموعد بعشر دقائق، في {program}.',
  toChange: 'لتغيير الموعد أو إلغائه افتح {program} من مقررك أو بوابتك.',
  noAnswer: 'لا أحد يقرأ الردود على هذه الدعوة.',
  busy: 'مشغول',
  feedName: 'لقاءات الإرشاد',
};
