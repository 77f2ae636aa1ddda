import type { Translation } from '../../text.ts';
import type { text } from '../../../matching/parting.text.ts';

export const parting: Translation<typeof text> = {
  'state.proposed': 'مقترح',
  'state.active': 'نشط',
  'state.paused': 'في استراحة',
  'state.closing': 'في مرحلة الوداع',
  'state.completed': 'مكتمل',
  'state.ended': 'منتهٍ',
  pair: '{mentee} و{mentor}',
  end: 'أنهِ',
  endWhom: 'أنهِ: {pair}',
  title: 'هل تنهي إرشاد {pair}؟',
  words: 'يعلم كلاهما أن الإرشاد انتهى، ولا يعلمان السبب. تُلغى اللقاءات القادمة، ويعود مكان كل منهما شاغرًا. تبقى الأهداف وكل ما كُتب.',
  wordsUntold: 'لا يُبلَّغ أحد: لم تُرسل بعد أي رسالة عن هذا الزوج. تُلغى اللقاءات القادمة، ويعود مكان كل منهما شاغرًا. تبقى الأهداف وكل ما كُتب.',
  reason: 'سبب الإنهاء',
  reasonHint: 'لا يقرؤه إلا المنسقون.',
  keep: 'لا تنهه',
  endMatch: 'أنهِ الإرشاد',
  said: 'انتهى إرشاد {pair}.',
  movedOn: 'تغير هذا في هذه الأثناء. هكذا هو الآن.',
  endedBy: 'أنهاه {name}، {when}',
};
