import type { Translation } from '../../text.ts';
import type { text } from '../../../app/permission.text.ts';

export const permission: Translation<typeof text> = {
  title: 'Suas permissões',
  programHint: 'Sem ela você não pode participar: retirá-la é sair.',
  directoryHint: 'Desligado, ninguém novo encontra você. Quem já trabalha com você continua vendo.',
  since: 'Desde {date}',
  shown: 'Seu perfil está no diretório.',
  hidden: 'Seu perfil não está mais no diretório.',
  leave: 'Sair deste programa',
  leaveTitle: 'Sair de {program}?',
  leaveMatches: 'Suas mentorias terminam. Os próximos encontros são cancelados, e as pessoas que você encontra são avisadas.',
  leaveRequests: 'Os pedidos que esperam resposta são fechados.',
  leaveGoals: 'Ninguém mais vê as metas que você compartilhou com seu par de mentoria.',
  leaveBack: 'Nada é apagado. Se quiser voltar mais tarde, você entra de novo.',
  stay: 'Ficar',
  leaveDo: 'Sair do programa',
  saidLeft: 'Você saiu do programa.',
};
