import type { text } from '../../../questions/said.text.ts';
import type { Translation } from '../../text.ts';

export const said: Translation<typeof text> = {
  title: 'Respuestas a las preguntas del programa',
  none: 'Aún no hay respuestas.',
  yes: 'Sí',
  no: 'No',
  public: 'Lo ve todo el que puede encontrar a la persona',
  matched: 'Lo ven su pareja y quienes coordinan',
  coordinator: 'Solo lo ven quienes coordinan',
};
