import type { ProtectedAttribute, protectedOptions } from '../../models/vocabulary.ts';

/**
 * The vocabulary's own lists once more, which the compiler compares: imported from there they would be in what every tag on every page
 * loads first, for two screens that few people open.
 */
export const optionsOf: typeof protectedOptions = {
  gender: ['woman', 'man', 'non-binary', 'another'],
  'age-band': ['under-21', '21-24', '25-34', '35-49', '50-plus'],
  'first-in-family': ['yes', 'no'],
  'ethnic-minority': ['yes', 'no'],
};

export const attributes = Object.keys(optionsOf) as ProtectedAttribute[];
