import type { Translation } from '../../text.ts';
import type { text } from '../../../program/program-rooms.text.ts';

export const rooms: Translation<typeof text> = {
  peopleWaiting: { zero: 'الأشخاص (لا أحد ينتظر)', one: 'الأشخاص (واحد ينتظر)', two: 'الأشخاص (اثنان ينتظران)', few: 'الأشخاص ({count} ينتظرون)', many: 'الأشخاص ({count} ينتظرون)', other: 'الأشخاص ({count} ينتظرون)' },
  notYours: 'هذا لمن ينسق البرنامج',
  notYoursWords: 'إن كنت منهم فاطلب ممن يعتني بهذه الصفحة أن يسمح بالتنسيق منها.',
};
