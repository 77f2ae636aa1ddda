import type { Translation } from '../../text.ts';
import type { text } from '../../../app/app.text.ts';

export const app: Translation<typeof text> = {};
