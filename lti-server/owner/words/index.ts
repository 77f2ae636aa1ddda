import type { Locale } from '../../../models/vocabulary.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ptBR } from './pt-br.ts';
import type { ConsoleWords } from './words.ts';

export { consolePages, type ConsolePage, type ConsoleWords, type StateWord } from './words.ts';

export const consoleWordsOf: Readonly<Record<Locale, ConsoleWords>> = { en, de, es, fr, 'pt-BR': ptBR, ar };
