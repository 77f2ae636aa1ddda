import { readForm } from '../launch/form.ts';
import { Refused } from '../launch/refused.ts';
import { Problem } from '../problems.ts';

/** The named fields of an address or a form of the console, as a launch reads its own; one that is a list or too long is no form of ours. */
export const readFields: typeof readForm = (source, names, longestOf) => {
  try {
    return readForm(source, names, longestOf);
  } catch (error) {
    throw error instanceof Refused ? new Problem('body-invalid') : error;
  }
};
