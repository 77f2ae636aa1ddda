import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/series/repeating.text.ts';

export const repeating: Translation<typeof text> = {
  upTo: 'Até {count}: até o fim do programa, no máximo um ano à frente.',
  otherHourForSome: 'O relógio mudou: outro horário para algumas pessoas do círculo',
  planned: { one: 'Marcado.', other: 'Marcados: {count} encontros. Todos recebem um só e-mail.' },
};
