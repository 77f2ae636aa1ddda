import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/booking/preview.text.ts';

export const preview: Translation<typeof text> = {
  bothChange: { one: '{count} item. Vocês dois podem mudar depois. O que sobrou da última vez entra também.', many: '{count} itens. Vocês dois podem mudar depois. O que sobrou da última vez entra também.', other: '{count} itens. Vocês dois podem mudar depois. O que sobrou da última vez entra também.' },
  where: 'Onde',
  roomTheirs: 'Sala de vídeo de {name}',
  roomYours: 'Sua sala de vídeo',
  roomProgram: 'A sala de vídeo do programa',
  linkComes: 'O link está no seu convite.',
  noRoom: 'Ainda sem sala de vídeo',
  agreeWhere: 'Combine com {name} onde vocês se encontram.',
  giveRoom: 'Indique uma onde define seus horários, e ela estará no convite.',
  moveUntil: 'Você pode mudar até {time} antes. Depois disso, diga por quê.',
  moveAlways: 'Você pode mudar até começar.',
  seeMonth: 'Ver {month}',
  insideNotice: 'Dentro do seu prazo de {time}',
};
