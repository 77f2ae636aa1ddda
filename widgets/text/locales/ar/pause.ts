import type { Translation } from '../../text.ts';
import type { text } from '../../../app/pause.text.ts';

export const pause: Translation<typeof text> = {
  take: 'خذ استراحة',
  takeWith: 'خذ استراحة مع {name}',
  title: 'هل تأخذ استراحة مع {name}؟',
  words: 'تُلغى اللقاءات القادمة، ويصل إلى {name} إشعار بكل منها. يبقى مكانكما محفوظًا، ويستطيع كل منكما المتابعة متى شاء.',
  keep: 'استمر',
  rests: '**أنتما في استراحة.** لا يمكن حجز لقاءات حتى يتابع أحدكما. تبقى الأهداف وكل ما كُتب.',
  goOn: 'تابع',
  goOnWith: 'تابع مع {name}',
  saidTaken: 'أنت في استراحة مع {name}. لا يضيع شيء.',
  saidOn: 'تتابع مع {name}. يمكن حجز لقاء من جديد.',
  movedOn: '**تغير هذا في هذه الأثناء.** هكذا هو الآن.',
};
