import type { text } from '../../../questions/said.text.ts';
import type { Translation } from '../../text.ts';

export const said: Translation<typeof text> = {
  title: 'Antworten auf die Fragen des Programms',
  none: 'Noch nichts beantwortet.',
  yes: 'Ja',
  no: 'Nein',
  public: 'Sehen alle, die die Person finden können',
  matched: 'Sehen Matches und wer koordiniert',
  coordinator: 'Sieht nur, wer koordiniert',
};
