import type { Translation } from '../../text.ts';
import type { text } from '../../../notifications/notifications.text.ts';

export const notifications: Translation<typeof text> = {
  goesTo: 'يصل البريد إلى {address}.',
  noAddress: 'لا يُعرف لك عنوان بريد، لذلك لا يُرسل إليك شيء. ترى كل شيء هنا.',
  failing: 'رسائل إلى عنوانك عادت. اطلب ممن يدير حسابك أن يصححه.',
  requests: 'الطلبات',
  matches: 'علاقات الإرشاد',
  meetings: 'اللقاءات',
  reminders: 'تذكيرات اللقاءات',
  circles: 'الحلقات',
  'waiting-lists': 'قوائم الانتظار',
  coordination: 'التنسيق',
  'at-once': 'فورًا',
  daily: 'مرة في اليوم، مجمّعة',
  weekly: 'مرة في الأسبوع، مجمّعة',
  none: 'أبدًا',
  always: 'ما تحتاج إليه للدخول وما يحمي الناس يصلك دائمًا، وكذلك الجديد عن لقاء خلال أقل من يوم.',
  quiet: 'ساعات الهدوء',
  quietHint: 'ينتظر البريد حتى تنتهي، بحسب ساعتك.',
  quietNoZone: 'اختر منطقتك الزمنية في الأعلى أولًا.',
  from: 'من',
  to: 'إلى',
  same: 'اختر وقتين مختلفين.',
  saved: 'حُفظ.',
};
