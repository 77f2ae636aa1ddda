import type { Translation } from '../../text.ts';
import type { text } from '../../../grades/completion.text.ts';

export const completion: Translation<typeof text> = {
  meetingsHeld: { one: '{count} encontro realizado', many: '{count} encontros realizados', other: '{count} encontros realizados' },
  goalSet: 'Uma meta definida',
  goalReached: 'Uma meta alcançada',
  of: '{done} de {total}',
  nextMeeting: 'Próximo: {day}, {time} seu horário',
  noMeeting: 'Nenhum encontro marcado ainda.',
  goalHint: 'Ela conta assim que você a compartilha com quem orienta você.',
  achievedHint: 'Conta uma meta que você compartilha com quem orienta você.',
  waiting: '{points} de {most} pontos estão a caminho das notas.',
  sent: 'Nas notas: {points} de {most} pontos.',
  stopped: 'Ainda não foi possível escrever nas notas. A coordenação do seu programa vê por quê.',
  byHand: 'Quem ensina lançou uma nota própria. Ela fica.',
  forStudents: 'Conta para os estudantes nas notas',
  partly: 'Parte dos pontos no caminho.',
  allAtOnce: 'Todos os pontos quando alcançado.',
  whoSees: 'Quem ensina vê quem chegou lá, não o que foi dito ou escrito.',
  loading: 'Carregando o progresso',
};
