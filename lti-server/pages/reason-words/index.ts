import type { Locale } from '../../../models/vocabulary.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ptBR } from './pt-br.ts';
import type { ReasonWords } from './reason-words.ts';

export const reasonWordsOf: Readonly<Record<Locale, ReasonWords>> = { en, de, es, fr, 'pt-BR': ptBR, ar };
