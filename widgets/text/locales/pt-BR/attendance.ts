import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meetings/attendance.text.ts';

export const attendance: Translation<typeof text> = {
  title: 'Quem veio em {day}?',
  words: 'Tire a marca de quem não veio. O encontro conta para as demais pessoas. Cada uma vê só o que diz respeito a si e pode dizer por um tempo que foi diferente.',
  contested: '{name}: diz que veio',
  nobody: 'Ninguém veio: então conta como não realizado.',
  notNow: 'Agora não',
  save: 'Salvar',
};
