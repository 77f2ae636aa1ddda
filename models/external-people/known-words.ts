import { isZone, Zone } from '../availability/zone.ts';
import type { Localized } from '../programs/localized.ts';
import { languages, locales, placeOfZone, type EnrolmentRole, type Language } from '../vocabulary.ts';
import { folded } from './columns.ts';
import { nearest } from './nearest.ts';

/** Words that a cell may hold, each with what it stands for; compared without case, accents, spaces and signs. */
export interface KnownWords<T> {
  find(text: string): T | null;
  /** The known word that is written most alike. */
  suggest(text: string): string | null;
}

/** The longest text that is looked at for what it may have meant (characters). */
const longest = 60;

class Words<T> implements KnownWords<T> {
  readonly #byFolded = new Map<string, T>();
  readonly #words = new Set<string>();
  readonly #suggested = new Map<string, string | null>();

  /** @param toOthers what is not suggested and yet understood */
  constructor(pairs: Iterable<readonly [word: string, meaning: T]>, toOthers: Iterable<readonly [word: string, meaning: T]> = []) {
    for (const [word, meaning] of pairs) {
      this.#words.add(word);
      this.#byFolded.set(folded(word), meaning);
    }
    for (const [word, meaning] of toOthers) if (!this.#byFolded.has(folded(word))) this.#byFolded.set(folded(word), meaning);
  }

  find(text: string): T | null {
    return this.#byFolded.get(folded(text)) ?? null;
  }

  /** The same mistake stands in many rows. */
  suggest(text: string): string | null {
    const asked = text.slice(0, longest);
    let suggestion = this.#suggested.get(asked);
    if (suggestion === undefined) this.#suggested.set(asked, (suggestion = nearest(asked, this.#words)));
    return suggestion;
  }
}

const mentors = ['mentorin', 'mentora', 'mentoring', 'mentors', 'marraine', 'parrain', 'مرشد', 'مرشدة', 'موجه'];
const mentees = ['mentees', 'mentorée', 'mentoré', 'mentorado', 'mentorada', 'mentoreado', 'mentoreada', 'menti', 'متدرب', 'متدربة', 'مسترشد'];

export const roleWords: KnownWords<EnrolmentRole> = new Words<EnrolmentRole>(
  [['mentor', 'mentor'], ['mentee', 'mentee']],
  [...mentors.map((word) => [word, 'mentor'] as const), ...mentees.map((word) => [word, 'mentee'] as const)],
);

const tongues = [...locales, ...languages].map((locale) => new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }));

/** By code ("de", "de-AT"), and by name in the product's languages and in its own. */
export const languageWords: KnownWords<Language> = new Words<Language>(
  languages.flatMap((code) => [[code, code] as const, [new Intl.DisplayNames(['en'], { type: 'language' }).of(code)!, code] as const]),
  languages.flatMap((code) => tongues.map((names) => [names.of(code) ?? code, code] as const)),
);

const zones = Intl.supportedValuesOf('timeZone');
const namedZones = new Words<string>(
  zones.map((zone) => [zone, zone] as const),
  zones.map((zone) => [placeOfZone(zone), zone] as const),
);

/** By its IANA name in any case, or by its place ("São Paulo"). */
export const zoneWords: KnownWords<string> = {
  find: (text) => (text.includes('/') && isZone(text) ? Zone.named(text).id : namedZones.find(text)),
  suggest: (text) => namedZones.suggest(text),
};

/** The program's own topics, by key and by name in any of its locales. */
export function topicWords(topics: readonly { readonly key: string; readonly label: Localized }[]): KnownWords<string> {
  return new Words<string>(topics.flatMap(({ key, label }) => [...Object.values(label.text).map((text) => [text, key] as const), [key, key] as const]));
}
