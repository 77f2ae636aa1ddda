import type { Translation } from '../../text.ts';
import type { text } from '../../../notifications/notifications.text.ts';

export const notifications: Translation<typeof text> = {
  goesTo: 'Os e-mails vão para {address}.',
  noAddress: 'Não se conhece nenhum endereço seu, por isso nenhum e-mail é enviado. Aqui você vê tudo.',
  failing: 'E-mails para o seu endereço voltaram. Peça a quem cuida da sua conta para corrigi-lo.',
  requests: 'Pedidos',
  matches: 'Duplas',
  meetings: 'Encontros',
  reminders: 'Lembretes de encontros',
  circles: 'Círculos',
  'waiting-lists': 'Listas de espera',
  coordination: 'Coordenação',
  'at-once': 'Na hora',
  daily: 'Uma vez por dia, juntos',
  weekly: 'Uma vez por semana, juntos',
  none: 'Nunca',
  always: 'O que você precisa para entrar e o que protege as pessoas sempre chega. Novidades de um encontro em menos de um dia também.',
  quiet: 'Horas de silêncio',
  quietHint: 'Os e-mails esperam até elas terminarem, no seu horário.',
  quietNoZone: 'Primeiro escolha acima o seu fuso horário.',
  from: 'Das',
  to: 'Às',
  same: 'Escolha dois horários diferentes.',
  saved: 'Salvo.',
};
