import type { text } from '../../../workspace/circle.text.ts';
import type { Translation } from '../../text.ts';

export const together: Translation<typeof text> = {
  everyone: 'Alle in {circle}',
  everyoneAndCoordinators: 'Alle in {circle} und die Koordination',
  shareWords: 'Ab dann lesen sie alle im Kreis, auch wer später dazukommt. Du kannst das Teilen jederzeit beenden.',
  saidShared: 'Alle in {circle} sehen diese Notiz jetzt.',
  saidSharedWithAll: 'Alle in {circle} und die Koordination sehen diese Notiz jetzt.',
  saidNotes: 'Was andere im Kreis teilen, hat sich geändert.',
  onlyEach: 'Alle sehen ihre eigenen Aufgaben; du siehst sie alle.',
  withOne: 'mit {name}',
  saidTasks: 'Die Aufgaben haben sich geändert.',
  lead: 'Antworte, wenn du magst. Du liest die Antworten der anderen, sobald deine da ist.',
  noneLeft: 'Du hast alle diese Fragen beantwortet.',
  answered: { one: '{count} Person hat geantwortet. Du liest es, sobald du auch geantwortet hast.', other: '{count} Personen haben geantwortet. Du liest es, sobald du auch geantwortet hast.' },
  waiting: 'Die anderen lesen sie, sobald sie auch geantwortet haben.',
  told: { one: '{count}, auf die du und andere geantwortet habt', other: '{count}, auf die du und andere geantwortet habt' },
  movedOn: '**Inzwischen hat jemand anderes geantwortet.** Die Antworten stehen unten; sie bleiben, wie sie geschrieben wurden.',
  saidBoth: 'Antwort gespeichert. Die der anderen stehen unten.',
  saidAnswered: 'Jemand anderes hat eine Kennenlernfrage beantwortet.',
};
