import { texts } from '../text/text.ts';

export const text = texts('requests', {});
