import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meetings/attendance.text.ts';

export const attendance: Translation<typeof text> = {
  title: 'من حضر {day}؟',
  words: 'أزل العلامة عمّن لم يحضر. يُحتسب اللقاء لمن حضر. لا يرى كل عضو إلا ما يخصه، ويمكنه مدةً أن يقول إن الأمر كان خلاف ذلك.',
  contested: '{name}: يقول إنه حضر',
  nobody: 'لم يحضر أحد: يُحتسب إذن كأنه لم يُعقد.',
  notNow: 'ليس الآن',
  save: 'احفظ',
};
