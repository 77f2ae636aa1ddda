import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/scheduling.text.ts';

export const scheduling: Translation<typeof text> = {};
