import type { Translation } from '../../text.ts';
import type { text } from '../../../app/openings.text.ts';

export const openings: Translation<typeof text> = {
  notYetTitle: 'A entrada em {program} ainda não abriu',
  opens: 'Ela abre em {day} às {time}, no seu horário. Esta página abre com ela.',
  overTitle: 'O prazo para entrar em {program} terminou',
  over: 'A entrada fechou em {day} às {time}, no seu horário.',
  fullTitle: 'Todas as vagas de {program} estão ocupadas',
  full: 'Você pode esperar uma vaga. Seu lugar na fila fica guardado, e escrevemos para você.',
  until: 'Você pode entrar até {day}, {time}, no seu horário.',
  menteesFull: 'Todas as vagas para mentorados estão ocupadas. Você pode esperar uma: quando for a sua vez, ela fica guardada por alguns dias.',
  mentorsFull: 'Todas as vagas para mentores estão ocupadas. Você pode esperar uma: quando for a sua vez, ela fica guardada por alguns dias.',
  menteesLater: 'Você pode esperar: quando o programa voltar a receber mentorados e for a sua vez, uma vaga fica guardada por alguns dias.',
  mentorsLater: 'Você pode esperar: quando o programa voltar a receber mentores e for a sua vez, uma vaga fica guardada por alguns dias.',
};
