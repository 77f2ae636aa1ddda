import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/moving/series-move.text.ts';

export const shifting: Translation<typeof text> = {
  title: 'كل المواعيد الجديدة',
  before: 'سابقًا: {day}، {time}',
  stays: 'يبقى في موعده',
  move: { zero: 'لا شيء لنقله', one: 'انقل لقاءً واحدًا', two: 'انقل لقاءين', few: 'انقل {count} لقاءات', many: 'انقل {count} لقاءً', other: 'انقل {count} لقاء' },
  shown: { zero: 'لا يُنقل شيء، ويبقى {staying}', one: 'يُنقل لقاء واحد، ويبقى {staying}', two: 'يُنقل لقاءان، ويبقى {staying}', few: 'تُنقل {count} لقاءات، ويبقى {staying}', many: 'يُنقل {count} لقاءً، ويبقى {staying}', other: 'يُنقل {count} لقاء، ويبقى {staying}' },
  changed: '**تغيّر شيء في هذه الأثناء.** لم يُنقل شيء؛ اطلع على المواعيد مرة أخرى.',
};
