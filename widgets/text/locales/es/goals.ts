import type { Translation } from '../../text.ts';
import type { text } from '../../../goals/goals.text.ts';

export const goals: Translation<typeof text> = {};
