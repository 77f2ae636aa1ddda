import type { Translation } from '../../text.ts';
import type { text } from '../../../reviews/review.text.ts';

export const review: Translation<typeof text> = {
  lead: 'Você veio das notas. Você vê o que conta lá, quando houve encontros, e metas compartilhadas com a coordenação.',
  leadTeacher: 'Você veio das notas. Você vê o que conta lá. Encontros e metas compartilhadas são para quem coordena o programa.',
  counts: 'O que conta',
  countsNothing: 'Esta coluna não conta nada da Mentoria.',
  partners: 'Trabalha com {names}',
  noPartner: 'Não tem par de mentoria no momento.',
  meetings: 'Encontros',
  noMeetings: 'Nenhum encontro ainda',
  noMeetingsWords: 'O que foi marcado e o que aconteceu aparece aqui.',
  meetingWith: '{day}, das {from} às {to}, com {name}',
  proposed: 'proposto',
  confirmed: 'marcado',
  held: 'realizado',
  missed: 'não aconteceu',
  cancelled: 'cancelado',
  goals: 'Metas compartilhadas',
  noGoals: 'Nenhuma meta está compartilhada',
  noGoalsWords: 'O que as pessoas guardam para si, ou entre as duas, não é mostrado nem contado aqui.',
  waiting: '{points} de {most} pontos estão a caminho das notas.',
  sent: 'Nas notas: {points} de {most} pontos.',
  stopped: 'Ainda não foi possível escrever nas notas.',
  byHand: 'Uma nota foi lançada à mão. Ela fica.',
  loading: 'Carregando o trabalho',
  loaded: 'O trabalho de {name}',
};
