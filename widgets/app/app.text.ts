import { texts } from '../text/text.ts';
import { homeWords } from './home.text.ts';
import { shellWords } from './shell.text.ts';

/** All words of the slice: what each locale must bring. Views use the part that comes with them. */
export const text = texts('app', { ...shellWords, ...homeWords });
