import type { Words } from './en.ts';

export const ptBr: Words = {
  hello: 'Olá, {receiver},',
  why: 'Você recebe este e-mail porque participa de {program}. Só escrevemos quando algo muda para você.',
  open: 'Para responder, abra Mentoring no seu curso ou na página do portal.',
  yourTime: 'seu horário, {zone}',
  theirTime: 'horário de {other}, {zone}',
  goal: 'Meta',
  message: 'Mensagem',
  reason: 'Motivo',
  join: 'Sala de vídeo',

  'request-received.subject': '{other} pede sua mentoria',
  'request-received.lead': '{other} gostaria de ter você como mentor ou mentora.',
  'request-received.next': 'Você pode dizer sim ou não até {until}. Um não dispensa motivo.',
  'request-accepted.subject': '{other} disse sim',
  'request-accepted.lead': '{other} acompanha você a partir de hoje.',
  'request-accepted.next': 'A seguir: escolha um horário para o primeiro encontro.',
  'request-declined.subject': '{other} não pode assumir isso agora',
  'request-declined.lead': '{other} não pode assumir isso agora. Isso não diz nada sobre você.',
  'request-declined.next': 'A seguir: escolha outra pessoa. O que você escreveu está guardado.',
  'meeting-booked.subject': 'Encontro com {other}: {date}',
  'meeting-booked.lead': 'Seu encontro com {other} está marcado.',
  'meeting-booked.next': 'Os dois horários já contam com qualquer mudança de relógio até lá.',
  'meeting-cancelled.subject': 'Cancelado: encontro com {other} em {date}',
  'meeting-cancelled.lead': '{other} cancelou o encontro de vocês.',
  'meeting-cancelled.next': 'O horário está livre de novo. Escolha outro quando quiser.',
};
