import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/requests.text.ts';

export const requests: Translation<typeof text> = {};
