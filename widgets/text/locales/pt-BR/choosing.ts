import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/choosing.text.ts';

export const choosing: Translation<typeof text> = {
  yourChoices: 'Suas escolhas',
  inOrder: 'Perguntamos a uma pessoa por vez, nesta ordem. Se uma não puder, a próxima é consultada automaticamente.',
  pickAnother: 'Escolha mais alguém',
  write: 'Escrever sua mensagem',
  seeRequest: 'Ver seu pedido',
  choose: 'Escolher {name} como número {place}',
  replaceTitle: 'Suas escolhas estão completas. Trocar alguém?',
  replace: 'Trocar {name}',
  fit: 'Afinidade {fit}',
  askedNow: 'Já perguntamos',
  earlier: 'Perguntar antes a {name}',
  later: 'Perguntar depois a {name}',
  remove: 'Não perguntar a {name}',
  saidChosen: '{name} é sua escolha {place} de {most}.',
  saidMoved: '{name} foi para o lugar {place} de {most}.',
  saidRemoved: '{name} não está mais entre suas escolhas.',
  others: 'Outras pessoas com vaga livre',
};
