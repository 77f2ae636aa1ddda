import type { text } from '../../../workspace/circle.text.ts';
import type { Translation } from '../../text.ts';

export const together: Translation<typeof text> = {
  everyone: 'Todo o círculo {circle}',
  everyoneAndCoordinators: 'Todo o círculo {circle} e a coordenação',
  shareWords: 'A partir daí todo o círculo a lê, e também quem entrar depois. Você pode parar de compartilhar quando quiser.',
  saidShared: 'Todo o círculo {circle} já pode ver esta nota.',
  saidSharedWithAll: 'Todo o círculo {circle} e a coordenação já podem ver esta nota.',
  saidNotes: 'O que outras pessoas compartilham no círculo mudou.',
  onlyEach: 'Cada pessoa vê as próprias tarefas; você vê todas.',
  withOne: 'com {name}',
  saidTasks: 'As tarefas mudaram.',
  lead: 'Responda se quiser. Você lê as respostas das outras pessoas quando a sua estiver aqui.',
  noneLeft: 'Você já respondeu a todas estas.',
  answered: { one: '{count} pessoa respondeu. Você lê quando também responder.', many: '{count} pessoas responderam. Você lê quando também responder.', other: '{count} pessoas responderam. Você lê quando também responder.' },
  waiting: 'As outras pessoas leem quando também responderem.',
  told: { one: '{count} que você e outras pessoas responderam', many: '{count} que você e outras pessoas responderam', other: '{count} que você e outras pessoas responderam' },
  movedOn: '**Outra pessoa respondeu nesse meio-tempo.** As respostas estão abaixo; elas ficam como foram escritas.',
  saidBoth: 'Resposta salva. As das outras pessoas estão abaixo.',
  saidAnswered: 'Outra pessoa respondeu a um quebra-gelo.',
};
