import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meetings/attendance.text.ts';

export const attendance: Translation<typeof text> = {
  title: 'Wer war am {day} da?',
  words: 'Nimm das Häkchen bei allen weg, die nicht da waren. Das Treffen zählt für die anderen. Alle erfahren es nur von sich selbst und können eine Zeit lang sagen, dass es anders war.',
  contested: '{name}: sagt, dabei gewesen zu sein',
  nobody: 'Niemand war da: Dann zählt es als nicht gehalten.',
  notNow: 'Jetzt nicht',
  save: 'Speichern',
};
