import type { Language, Locale } from '../../vocabulary.ts';
import type { SettingsChange } from '../settings.ts';

/** A topic's name in every locale of the product, so that a program begins translated. */
export type TopicLabels = Readonly<Record<Locale, string>>;

/** What a new program begins with; everything can be edited afterwards. */
export interface Template {
  readonly topics: Readonly<Record<string, TopicLabels>>;
  readonly languages: readonly Language[];
  readonly settings: SettingsChange;
}
