import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/alternatives.text.ts';

export const alternatives: Translation<typeof text> = {
  title: 'Você pode perguntar a eles agora',
  why: 'Têm uma vaga livre e oferecem mais do que você procura.',
};
