import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/program-requests.text.ts';

export const overseen: Translation<typeof text> = {
  lead: 'Quem pediu a quem, e como está. O que escrevem um ao outro fica entre os dois.',
  show: 'Quais pedidos',
  waiting: 'Esperam resposta',
  over: 'Encerrados',
  hasUntil: '{name} tem até {day} para responder.',
  hasRead: '{name} leu e tem até {day} para responder.',
  then: 'Depois, o pedido vai para: {names}',
  saidYes: '{name} disse sim.',
  matchEnded: '{name} disse sim; essa mentoria terminou.',
  withdrawn: 'Retirado antes de uma resposta.',
  closed: 'Encerrado sem resposta.',
  nobody: 'Ninguém que recebeu o pedido pôde dizer sim.',
  sent: 'Enviado {when}',
  noneWaiting: 'Nenhum pedido espera',
  noneWaitingWords: 'Assim que alguém pedir mentoria, você vê aqui, e até quando se espera a resposta.',
  noneOver: 'Nenhum se encerrou ainda',
  noneOverWords: 'O que foi feito de cada pedido aparece aqui depois que é respondido, retirado ou encerrado.',
  happened: 'O que aconteceu',
  more: 'Mostrar mais',
};
