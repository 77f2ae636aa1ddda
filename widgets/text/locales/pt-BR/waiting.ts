import type { Translation } from '../../text.ts';
import type { text } from '../../../waiting/waiting.text.ts';

export const waiting: Translation<typeof text> = {
  title: 'À espera de uma vaga',
  full: '{name} não tem vaga livre no momento. Você pode esperar uma: quando for a sua vez, ela fica guardada por alguns dias.',
  roleFull: 'Todas as vagas estão ocupadas no momento. Você pode esperar uma: quando for a sua vez, ela fica guardada por alguns dias.',
  join: 'Entrar na lista de espera',
  joined: 'Você está na lista de espera.',
  position: 'Você é o número {number} na lista de espera de {name}.',
  positionRole: 'Você é o número {number} na lista de espera do programa.',
  leave: 'Parar de esperar',
  left: 'Você não está mais na lista de espera.',
  offered: '**Uma vaga com {name} está guardada para você até {day}, {time}.** Envie seu pedido antes; {name} ainda dirá sim ou não.',
  offeredRole: '**Uma vaga no programa está guardada para você até {day}, {time}.** Entre antes disso.',
  take: 'Enviar seu pedido',
  letPass: 'Deixar passar',
  passed: 'A vaga passa para a próxima pessoa.',
  taken: 'Sua vaga com {name} fica guardada até seu pedido ser respondido.',
  someoneThere: '**Há uma vaga livre.** Você não precisa esperar.',
  tooMany: '**Você já espera tantas vagas quanto é possível.** Desista antes de uma delas.',
};
