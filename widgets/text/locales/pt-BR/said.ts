import type { text } from '../../../questions/said.text.ts';
import type { Translation } from '../../text.ts';

export const said: Translation<typeof text> = {
  title: 'Respostas às perguntas do programa',
  none: 'Ainda sem respostas.',
  yes: 'Sim',
  no: 'Não',
  public: 'Visto por quem pode encontrar a pessoa',
  matched: 'Visto pelo par e pela coordenação',
  coordinator: 'Visto só pela coordenação',
};
