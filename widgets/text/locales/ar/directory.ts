import type { Translation } from '../../text.ts';
import type { text } from '../../../directory/directory.text.ts';

export const directory: Translation<typeof text> = {};
