import { RuleBroken } from '../problems.ts';
import type { Locale, ProtectedAttribute } from '../vocabulary.ts';
import type { Localized } from './localized.ts';
import type { StoredQuestion } from './program.model.ts';

/**
 * Words that ask for a protected attribute, in the product's six languages, as they begin: `geschlecht` is also "Geschlechts".
 * Those with `=` stand as they are: "age" is no "agenda"; several words are written as one. What an institution may not count is more than what the report asks for:
 * religion, disability and the like are refused under the attribute that they come nearest to, by `other`.
 */
const words: Readonly<Record<ProtectedAttribute | 'other', readonly string[]>> = {
  gender: [
    'gender', '=sex', '=male', '=female', '=woman', '=women', '=man', '=men', 'nonbinary', 'transgender', 'pronoun',
    'geschlecht', '=männlich', '=weiblich', '=frau', '=mann', 'género', 'genero', '=sexo', 'masculin', 'femenin', '=mujer', '=hombre',
    'tongenre', 'votregenre', 'identitédegenre', '=sexe', 'féminin', '=femme', '=homme', 'gênero', 'feminin', '=mulher', '=homem', 'جنسك', '=الجنس', '=جنس', '=ذكر', '=أنثى',
  ],
  'age-band': ['=age', '=ages', '=aged', 'birthday', 'birthdate', '=born', '=alter', 'altersgruppe', 'geburts', '=edad', 'nacimiento', '=âge', 'naissance', '=idade', 'nascimento', '=عمرك', '=العمر', '=سنك', '=الميلاد', '=ميلادك'],
  'first-in-family': ['firstgeneration', 'erstakademiker', 'arbeiterkind'],
  'ethnic-minority': [
    'ethnic', '=race', '=races', 'racial', 'skincolo', 'nationalit', 'ethni', 'hautfarbe', 'migrationshintergrund', 'staatsangehör', 'étni', 'étnic', 'etnia', 'étnica', '=raza', 'nacionalidad',
    'origine', 'couleurdepeau', '=raça', 'nacionalidade', 'العرق', 'عرقك', 'جنسيتك', 'الجنسية',
  ],
  other: [
    'religi', 'faith', '=church', 'disab', 'pregnan', 'sexualorientation', '=gay', 'lesbian', 'maritalstatus', 'tradeunion', 'behinder', 'schwanger', 'konfession', 'sexuell', 'familienstand',
    'discapaci', 'embaraz', 'orientaciónsexual', 'handicap', 'enceinte', 'deficiênci', 'gravid', 'orientaçãosexual', 'دينك', 'ديانت', '=الدين', 'إعاق',
  ],
};

/** Those that mean something else in another one of the languages, and the language that they are meant in: German "man" is nobody's gender. */
const onlyIn: Readonly<Record<string, Locale>> = { '=man': 'en', '=male': 'en', '=alter': 'de' };

/** Which protected attribute a question seems to ask for, by its words and those of its answers in every language; undefined where it seems to ask for none. */
export function protectedIn({ text, options }: Pick<StoredQuestion, 'text' | 'options'>): ProtectedAttribute | 'other' | undefined {
  const lines = textsOf({ text, options }).flatMap((one) => Object.entries(one.text)).map(([locale, said]) => ({ locale, line: [...said.normalize('NFC').toLowerCase().match(/\p{L}+/gu) ?? []] }));
  const isIn = (word: string, line: readonly string[]): boolean => (word.startsWith('=') ? line.includes(word.slice(1)) : line.some((one, at) => one.startsWith(word) || line.slice(at, at + 3).join('').startsWith(word)));
  const has = (word: string): boolean => lines.some(({ locale, line }) => (onlyIn[word] ?? locale) === locale && isIn(word, line));
  return (Object.keys(words) as (keyof typeof words)[]).find((attribute) => words[attribute].some(has));
}

/** All that is written in a question. */
export function textsOf({ text, options }: Pick<StoredQuestion, 'text' | 'options'>): Localized[] {
  return [text, ...options.map(({ label }) => label)];
}

/**
 * What is protected is not made a part of a score: throws `question-protected` for a question that counts and seems to ask for it, until a
 * coordinator says that it does not. Words can be read wrong; whoever says so is named by the event of the change.
 */
export function assertNothingProtected(question: StoredQuestion): void {
  const attribute = protectedThoughCounted(question);
  if (attribute !== undefined) throw new RuleBroken('question-protected', { question: question.key, attribute });
}

/** The question for a program that begins like another one: what counted there from before, and seems to ask for something protected, is asked and counts for nothing. */
export function countedAnew(question: StoredQuestion): StoredQuestion {
  return protectedThoughCounted(question) === undefined ? question : { ...question, use: 'none' };
}

function protectedThoughCounted(question: StoredQuestion): ProtectedAttribute | 'other' | undefined {
  return question.use === 'none' || question.nothingProtected === true ? undefined : protectedIn(question);
}
