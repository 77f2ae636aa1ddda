import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/proposals/circle-proposal.text.ts';

export const polling: Translation<typeof text> = {
  circleProposes: '{name} propõe horários para “{circle}”',
  circleAnswered: '“{circle}”: {answered} de {people} responderam',
  tickWhat: 'Marque o que serve para você. Nenhum também é uma resposta.',
  suits: 'Serve para mim',
  suitsAt: ', {day}, {time}',
  sendAnswer: 'Enviar minha resposta',
  answered: 'Resposta enviada. {name} vê o que serve para você.',
  busyThen: 'Você tem outra coisa nesse horário',
  suitsSome: 'Serve para {suited} de {people}',
  suitsMost: 'Serve para mais pessoas',
  waitsForWhom: 'Ainda sem resposta: {names}',
  toBook: 'Marcar este horário',
  bookName: 'Marcar este horário: {day}, {time}',
  circleBooked: 'Marcado. Todos em “{circle}” recebem o convite.',
};
