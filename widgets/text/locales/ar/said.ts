import type { text } from '../../../questions/said.text.ts';
import type { Translation } from '../../text.ts';

export const said: Translation<typeof text> = {
  title: 'إجابات عن أسئلة البرنامج',
  none: 'لا إجابات بعد.',
  yes: 'نعم',
  no: 'لا',
  public: 'يراه كل من يمكنه أن يجد الشخص',
  matched: 'يراه من جمع به والمنسقون',
  coordinator: 'لا يراه سوى المنسقين',
};
