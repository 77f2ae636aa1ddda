import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/alternatives.text.ts';

export const alternatives: Translation<typeof text> = {
  title: 'Podrías preguntarles ahora',
  why: 'Tienen una plaza libre y ofrecen la mayor parte de lo que buscas.',
};
