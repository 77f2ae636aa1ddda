import type { text } from '../../../questions/asked.text.ts';
import type { Translation } from '../../text.ts';

export const asked: Translation<typeof text> = {
  chooseUpTo: { one: 'Wähle eine Antwort.', other: 'Wähle bis zu {count}.' },
  full: { one: 'Eine ist genug. Nimm sie erst weg, um eine andere zu wählen.', other: '{count} sind genug. Nimm erst eine weg, um eine andere zu wählen.' },
  tags: { one: 'Ein Wort oder eine kurze Wendung.', other: 'Bis zu {count} Wörter oder kurze Wendungen, mit Kommas dazwischen.' },
  tooMany: { one: 'Eines ist genug.', other: '{count} sind genug.' },
  tooLong: 'Eines davon ist zu lang. Jedes hat höchstens {most} Zeichen.',
  yes: 'Ja',
  no: 'Nein',
  clear: 'Meine Antwort zurücknehmen',
  missing: 'Bitte beantworte das: Das Programm fragt alle danach.',
  public: 'Alle, die dich im Programm finden können, sehen es.',
  matched: 'Nur wer koordiniert sieht es, und dein Match, sobald ihr beide bestätigt habt.',
  coordinator: 'Nur wer koordiniert sieht es.',
  counts: 'Es zählt dafür, wie gut du und andere passen, und was ihr gemeinsam habt, sehen beide.',
  required: 'Das Programm fragt alle danach.',
  stillAsked: { one: 'Das Programm bittet dich um eine weitere Antwort. Sie ist unten markiert; alles andere bleibt, wie es ist.', other: 'Das Programm bittet dich um {count} weitere Antworten. Sie sind unten markiert; alles andere bleibt, wie es ist.' },
  saidTitle: 'Antworten auf die Fragen des Programms',
  saidNone: 'Noch nichts beantwortet.',
  seenByAll: 'Sehen alle, die die Person finden können',
  seenByMatches: 'Sehen Matches und wer koordiniert',
  seenByCoordinators: 'Sieht nur, wer koordiniert',
};
