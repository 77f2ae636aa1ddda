import type { text } from '../../../questions/asked.text.ts';
import type { Translation } from '../../text.ts';

export const asked: Translation<typeof text> = {
  chooseUpTo: { one: 'Escolha uma.', many: 'Escolha até {count}.', other: 'Escolha até {count}.' },
  full: { one: 'Uma basta. Tire-a antes de escolher outra.', many: '{count} bastam. Tire uma antes de escolher outra.', other: '{count} bastam. Tire uma antes de escolher outra.' },
  tags: { one: 'Uma palavra ou uma expressão curta.', many: 'Até {count} palavras ou expressões curtas, separadas por vírgulas.', other: 'Até {count} palavras ou expressões curtas, separadas por vírgulas.' },
  tooMany: { one: 'Uma basta.', many: '{count} bastam.', other: '{count} bastam.' },
  tooLong: 'Uma delas é longa demais. Cada uma tem no máximo {most} caracteres.',
  yes: 'Sim',
  no: 'Não',
  clear: 'Retirar minha resposta',
  missing: 'Responda a isto, por favor: o programa pede a todo mundo.',
  public: 'Todo mundo que pode encontrar você no programa vê.',
  matched: 'Só a coordenação vê, e a pessoa do seu par depois que os dois confirmarem.',
  coordinator: 'Só a coordenação vê.',
  counts: 'Conta para a afinidade com outras pessoas, e o que vocês têm em comum os dois veem.',
  required: 'O programa pede a todo mundo.',
  stillAsked: { one: 'O programa pede mais uma resposta a você. Ela está marcada abaixo; todo o resto fica como está.', many: 'O programa pede mais {count} respostas a você. Elas estão marcadas abaixo; todo o resto fica como está.', other: 'O programa pede mais {count} respostas a você. Elas estão marcadas abaixo; todo o resto fica como está.' },
  saidTitle: 'Respostas às perguntas do programa',
  saidNone: 'Ainda sem respostas.',
  seenByAll: 'Visto por quem pode encontrar a pessoa',
  seenByMatches: 'Visto pelo par e pela coordenação',
  seenByCoordinators: 'Visto só pela coordenação',
};
