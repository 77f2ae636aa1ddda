import { RuleBroken } from '../problems.ts';
import type { ProtectedAttribute } from '../vocabulary.ts';
import type { StoredQuestion } from './program.model.ts';

/**
 * Words that ask for a protected attribute, in the product's six languages, as they begin: `geschlecht` is also "Geschlechts".
 * Those with `=` stand as they are: "age" is no "agenda". What an institution may not count is more than what the report asks for:
 * religion, disability and the like are refused under the attribute that they come nearest to, by `other`.
 */
const words: Readonly<Record<ProtectedAttribute | 'other', readonly string[]>> = {
  gender: [
    'gender', '=sex', '=male', '=female', '=woman', '=women', '=man', '=men', 'nonbinary', 'transgender', 'pronoun',
    'geschlecht', '=männlich', '=weiblich', '=frau', '=mann', 'género', 'genero', '=sexo', 'masculin', 'femenin', '=mujer', '=hombre',
    '=genre', '=sexe', 'féminin', '=femme', '=homme', 'gênero', 'feminin', '=mulher', '=homem', 'جنسك', '=الجنس', '=جنس', '=ذكر', '=أنثى',
  ],
  'age-band': ['=age', '=ages', '=aged', 'birthday', 'birthdate', '=born', '=alter', 'altersgruppe', 'geburts', '=edad', 'nacimiento', '=âge', 'naissance', '=idade', 'nascimento', '=عمرك', '=العمر', '=سنك', '=الميلاد', '=ميلادك'],
  'first-in-family': ['firstgeneration', 'erstakademiker', 'arbeiterkind'],
  'ethnic-minority': [
    'ethnic', '=race', '=races', 'racial', 'skincolo', 'nationalit', 'ethni', 'hautfarbe', 'migrationshintergrund', 'staatsangehör', 'étni', 'étnic', 'etnia', 'étnica', '=raza', 'nacionalidad',
    'origine', 'couleurdepeau', '=raça', 'nacionalidade', 'العرق', 'عرقك', 'جنسيتك', 'الجنسية',
  ],
  other: [
    'religi', 'faith', '=church', 'disab', 'pregnan', 'sexualorientation', '=gay', 'lesbian', 'maritalstatus', 'tradeunion', 'behinder', 'schwanger', 'konfession', 'sexuell', 'familienstand',
    'discapaci', 'embaraz', 'orientaciónsexual', 'handicap', 'enceinte', 'deficiênci', 'gravid', 'orientaçãosexual', 'دينك', 'ديانت', 'الدين', 'إعاق',
  ],
};

/** Which protected attribute a question seems to ask for, by its words and those of its answers in every language; undefined where it seems to ask for none. */
export function protectedIn({ text, options }: Pick<StoredQuestion, 'text' | 'options'>): ProtectedAttribute | 'other' | undefined {
  const said = [text, ...options.map(({ label }) => label)].flatMap((one) => Object.values(one.text));
  const lines = said.map((line): string[] => [...((line ?? '').normalize('NFC').toLowerCase().match(/\p{L}+/gu) ?? [])]);
  const has = (word: string): boolean => lines.some((line) => (word.startsWith('=') ? line.includes(word.slice(1)) : line.some((one, at) => one.startsWith(word) || line.slice(at, at + 3).join('').startsWith(word))));
  return (Object.keys(words) as (keyof typeof words)[]).find((attribute) => words[attribute].some(has));
}

/**
 * What is protected is never a part of a score: throws `question-protected` for a question that counts and seems to ask for it, until a
 * coordinator says that it does not. Words can be read wrong; whoever says so is named by the event of the change.
 */
export function assertNothingProtected(question: StoredQuestion): void {
  if (question.use === 'none' || question.nothingProtected === true) return;
  const attribute = protectedIn(question);
  if (attribute !== undefined) throw new RuleBroken('question-protected', { question: question.key, attribute });
}
