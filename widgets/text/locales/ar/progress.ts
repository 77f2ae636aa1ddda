import type { Translation } from '../../text.ts';
import type { text } from '../../../goals/progress.text.ts';

export const progress: Translation<typeof text> = {
  milestonesDone: { zero: 'لا خطوات', one: '{done} من خطوة واحدة', two: '{done} من خطوتين', few: '{done} من {count} خطوات', many: '{done} من {count} خطوة', other: '{done} من {count} خطوة' },
  noMilestones: 'لا خطوات بعد',
  due: 'الموعد {date}',
  dueToday: 'موعده اليوم',
  dueInDays: { zero: 'الموعد {date}، اليوم', one: 'الموعد {date}، بقي يوم واحد', two: 'الموعد {date}، بقي يومان', few: 'الموعد {date}، بقيت {count} أيام', many: 'الموعد {date}، بقي {count} يوماً', other: 'الموعد {date}، بقي {count} يوم' },
  dueInWeeks: { zero: 'الموعد {date}، هذا الأسبوع', one: 'الموعد {date}، بقي أسبوع واحد', two: 'الموعد {date}، بقي أسبوعان', few: 'الموعد {date}، بقيت {count} أسابيع', many: 'الموعد {date}، بقي {count} أسبوعاً', other: 'الموعد {date}، بقي {count} أسبوع' },
  overdue: 'تأخر',
  wasDue: 'كان الموعد {date}',
  checkInThisWeek: 'سجّل تقدمك هذا الأسبوع',
  next: 'التالي: {title}',
  nextBy: 'التالي: {title}، قبل {date}',
  reached: 'تحقق',
  dropped: 'تُرك',
  confidenceOf: 'الثقة {value} من 10',
  youAndCoordinators: 'أنت والمنسقون',
  youAndLater: 'أنت، ومن سيكون معك في الإرشاد لاحقًا',
  youCoordinatorsAndLater: 'أنت والمنسقون، ومن سيكون معك في الإرشاد لاحقًا',
  themAndCoordinators: '{name} والمنسقون',
  pairAndCoordinators: '{first} و{second} والمنسقون',
};
