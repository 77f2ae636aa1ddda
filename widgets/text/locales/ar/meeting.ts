import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meeting.text.ts';

export const meeting: Translation<typeof text> = {
  meetingWith: 'لقاء مع {name}',
  flashWith: 'جلسة مفردة مع {name}',
  flashAbout: 'السؤال: {question}',
  byVideo: '{length}، مكالمة فيديو',
  clocksCounted: 'تتغير الساعة في {place} قبل ذلك. الوقتان يحسبان هذا بالفعل.',
  busyThen: 'لديك أمر آخر في ذلك الوقت.',
  seriesWeekly: 'كل أسبوع، {place} من {of}',
  seriesFortnightly: 'كل أسبوعين، {place} من {of}',
  seriesMonthly: 'كل شهر، {place} من {of}',
  joinOpens: 'يفتح الدخول الساعة {time}',
  join: 'دخول',
  joinWith: 'دخول اللقاء مع {name}',
  goingOn: 'جارٍ الآن',
  agenda: 'جدول الأعمال',
  agendaWith: 'جدول الأعمال: اللقاء مع {name}، {day}',
  move: 'نقل',
  moveWith: 'نقل اللقاء مع {name}، {day}',
  add: 'أضف إلى التقويم',
  addWith: 'أضف إلى التقويم: اللقاء مع {name}، {day}',
  cancel: 'إلغاء',
  cancelWith: 'إلغاء اللقاء مع {name}، {day}',
};
