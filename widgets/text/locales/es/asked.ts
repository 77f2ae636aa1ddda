import type { text } from '../../../questions/asked.text.ts';
import type { Translation } from '../../text.ts';

export const asked: Translation<typeof text> = {
  chooseUpTo: { one: 'Elige una.', many: 'Elige hasta {count}.', other: 'Elige hasta {count}.' },
  full: { one: 'Con una basta. Quítala antes de elegir otra.', many: 'Con {count} basta. Quita una antes de elegir otra.', other: 'Con {count} basta. Quita una antes de elegir otra.' },
  tags: { one: 'Una palabra o una expresión corta.', many: 'Hasta {count} palabras o expresiones cortas, separadas por comas.', other: 'Hasta {count} palabras o expresiones cortas, separadas por comas.' },
  tooMany: { one: 'Con una basta.', many: 'Con {count} basta.', other: 'Con {count} basta.' },
  tooLong: 'Una de ellas es demasiado larga. Cada una tiene {most} caracteres como máximo.',
  yes: 'Sí',
  no: 'No',
  clear: 'Retirar mi respuesta',
  missing: 'Responde a esto, por favor: el programa se lo pide a todo el mundo.',
  public: 'Lo ve todo el que puede encontrarte en el programa.',
  matched: 'Solo lo ven quienes coordinan, y tu pareja cuando ambas personas hayáis confirmado.',
  coordinator: 'Solo lo ven quienes coordinan.',
  counts: 'Cuenta para saber cuánto encajas con otras personas, y lo que tengáis en común lo veis los dos.',
  required: 'El programa se lo pide a todo el mundo.',
  stillAsked: { one: 'El programa te pide una respuesta más. Está marcada abajo; todo lo demás queda como está.', many: 'El programa te pide {count} respuestas más. Están marcadas abajo; todo lo demás queda como está.', other: 'El programa te pide {count} respuestas más. Están marcadas abajo; todo lo demás queda como está.' },
  saidTitle: 'Respuestas a las preguntas del programa',
  saidNone: 'Aún no hay respuestas.',
  seenByAll: 'Lo ve todo el que puede encontrar a la persona',
  seenByMatches: 'Lo ven su pareja y quienes coordinan',
  seenByCoordinators: 'Solo lo ven quienes coordinan',
};
