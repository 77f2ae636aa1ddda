import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/proposals/circle-proposal.text.ts';

export const polling: Translation<typeof text> = {
  circleProposes: '{name} propone horas para «{circle}»',
  circleAnswered: '«{circle}»: {answered} de {people} han respondido',
  tickWhat: 'Marca las que te vengan bien. Ninguna también es una respuesta.',
  suits: 'Me viene bien',
  suitsAt: ', {day}, {time}',
  sendAnswer: 'Enviar mi respuesta',
  answered: 'Gracias. {name} ve qué te viene bien.',
  busyThen: 'Tienes otra cosa entonces',
  suitsSome: 'Les viene bien a {suited} de {people}',
  suitsMost: 'La que más conviene',
  waitsForWhom: 'Aún sin respuesta: {names}',
  toBook: 'Reservar esta hora',
  bookName: 'Reservar esta hora: {day}, {time}',
  circleBooked: 'Reservada. En «{circle}» todas las personas reciben la invitación.',
};
