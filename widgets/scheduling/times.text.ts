import { texts } from '../text/text.ts';
import { proposingWords } from './proposals/proposing.text.ts';
import { seriesWords } from './series/series.text.ts';

/** Repeating a meeting and proposing times: what each locale must bring. */
export const text = texts('times', { ...seriesWords, ...proposingWords });
