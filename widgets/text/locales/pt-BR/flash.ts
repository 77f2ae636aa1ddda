import type { Translation } from '../../text.ts';
import type { text } from '../../../flash/flash.text.ts';

export const flash: Translation<typeof text> = {
  perMonth: 'Sessões avulsas por mês',
  perMonthHint: 'Quem procura mentoria pode reservar uma com uma pergunta. Não ocupa nenhuma vaga.',
  none: 'Nenhuma',
  count: { one: '{count} sessão', many: '{count} sessões', other: '{count} sessões' },
  length: 'Duração de uma sessão avulsa',
  title: 'Sessão avulsa',
  offers: '{name} oferece sessões avulsas de {length}: um tema, uma pergunta, sem compromisso.',
  book: 'Reservar uma sessão avulsa',
  topic: 'Tema',
  question: 'Sua pergunta',
  questionHint: 'Uma pergunta em que {name} possa pensar antes.',
  questionMissing: 'Escreva primeiro sua pergunta.',
  send: 'Reservar esta sessão',
  booked: '**Reservada.** {day}, {time} no seu horário. {name} vê seu tema e sua pergunta.',
  saidBooked: 'Reservada. {name} recebe um aviso.',
  monthFull: '**As sessões de {name} nesse mês estão todas reservadas.** Escolha um horário de outro mês.',
  oneToCome: '**Você já tem uma sessão avulsa marcada com {name}.** Depois dela pode reservar outra.',
  notOffered: '**{name} não oferece mais sessões avulsas.**',
  noneLeft: '**{name} não tem nenhuma sessão avulsa para reservar no momento.**',
  gone: 'Cancelada porque uma das duas pessoas não participa mais.',
  goOn: 'Tornar contínuo',
  askedOn: 'Seu pedido está a caminho.',
  wished: 'Dito. A outra pessoa recebe um aviso.',
};
