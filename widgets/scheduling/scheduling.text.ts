import { texts } from '../text/text.ts';
import { bookingWords } from './booking/booking.text.ts';
import { meetingsWords } from './meetings/meetings.text.ts';
import { zoneChoiceWords } from './zone-choice.text.ts';

/** All words of the lists and of booking: what each locale must bring. Each view uses the part that comes with it. */
export const text = texts('scheduling', { ...zoneChoiceWords, ...meetingsWords, ...bookingWords });
