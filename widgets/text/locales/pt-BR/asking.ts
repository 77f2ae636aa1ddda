import type { Translation } from '../../text.ts';
import type { text } from '../../../request-rules/request-rules.text.ts';

export const asking: Translation<typeof text> = {
  title: 'Como funcionam os pedidos',
  lead: 'Vale a partir de agora. Pedidos e mentorias já iniciados mantêm seus prazos.',
  back: 'Voltar ao programa',
  loading: 'Lendo como funcionam os pedidos',
  closed: 'Este programa está encerrado. Você pode ler como eram os pedidos.',
  choices: 'Quantas pessoas um pedido pode indicar',
  choicesHint: 'São consultadas uma após a outra, na ordem de quem pede.',
  expiryDays: 'Dias para responder',
  expiryHint: 'Depois a próxima pessoa é consultada, ou o pedido termina com gentileza. De 1 a 90.',
  expiryWrong: 'Escreva um número de dias de 1 a 90.',
  reminderDays: 'Lembretes, em dias após o pedido',
  reminderHint: 'Por exemplo 3, 7. Vazio: nenhum.',
  reminderWrong: 'Escreva até cinco números, cada um menor que os dias para responder.',
  meetFirst: 'Primeiro se encontram, depois ambos confirmam',
  meetFirstHint: 'Um sim inicia uma mentoria de teste; a vaga fica reservada. Sem o sim de ambos, termina com gentileza.',
  confirmDays: 'Dias para confirmar',
  confirmWrong: 'Escreva um número de dias de 1 a 90.',
  save: 'Salvar',
  saved: 'Salvo. Novos pedidos seguem essas regras.',
  changedMeanwhile: '**O programa foi encerrado nesse meio-tempo.** O que você definiu não pode mais ser salvo.',
};
