import type { Locale } from '../../../models/vocabulary.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type CalendarWords } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ptBr } from './pt-br.ts';

export type { CalendarWords };
export const calendarWordsOf: Readonly<Record<Locale, CalendarWords>> = { en, de, es, fr, 'pt-BR': ptBr, ar };
