import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/planning/planning.text.ts';

export const planning: Translation<typeof text> = {
  title: 'Quando o círculo se encontra?',
  lead: 'Estes são seus horários livres. Todos recebem um convite; quem tem outra coisa é avisado e não impede o encontro.',
  busy: { one: '{count} com outra coisa', other: '{count} com outra coisa' },
  clocks: '**O relógio muda em {place} em {day}.** A partir daí, o mesmo horário seu é outro para algumas pessoas do círculo. Os horários abaixo estão certos para cada dia.',
  plan: 'Planejar este encontro',
  nobody: '**Não há ninguém no círculo que possa vir.** Espere alguém entrar.',
  over: '**Este círculo não planeja mais encontros.**',
  said: 'Marcado: {day}, {time}. Todos recebem o convite.',
  propose: 'Propor horários',
  proposeWords: 'Nenhum serve para todos? Proponha até três, também fora dos seus horários: cada membro diz quais servem, e você marca um.',
};
