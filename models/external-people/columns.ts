import type { PeopleColumn } from '../vocabulary.ts';

/** A column of the file, or one half of a name. */
export type FileColumn = PeopleColumn | 'firstName' | 'lastName';

/** How people head their columns, in the languages of the product; compared without case, accents, spaces and signs. */
const names: Readonly<Record<FileColumn, readonly string[]>> = {
  email: ['email', 'e-mail', 'mail', 'e-mail address', 'email address', 'mail address', 'E-Mail-Adresse', 'correo', 'correo electrónico', 'courriel', 'adresse e-mail', 'adresse électronique', 'endereço de e-mail', 'البريد الإلكتروني', 'البريد'],
  name: ['name', 'full name', 'display name', 'vollständiger name', 'nombre', 'nombre completo', 'nom', 'nom complet', 'nome', 'nome completo', 'الاسم', 'الاسم الكامل'],
  firstName: ['first name', 'given name', 'forename', 'vorname', 'prénom', 'primeiro nome', 'nombre de pila', 'الاسم الأول'],
  lastName: ['last name', 'surname', 'family name', 'nachname', 'familienname', 'apellido', 'apellidos', 'nom de famille', 'sobrenome', 'اسم العائلة'],
  role: ['role', 'rolle', 'rol', 'rôle', 'papel', 'função', 'الدور'],
  languages: ['languages', 'language', 'spoken languages', 'sprachen', 'sprache', 'idiomas', 'idioma', 'langues', 'langue', 'línguas', 'اللغات', 'اللغة'],
  zone: ['zone', 'time zone', 'timezone', 'zeitzone', 'zona horaria', 'huso horario', 'fuseau horaire', 'fuso horário', 'المنطقة الزمنية'],
  topics: ['topics', 'topic', 'subjects', 'expertise', 'themen', 'thema', 'temas', 'tema', 'sujets', 'thèmes', 'tópicos', 'assuntos', 'المواضيع'],
  headline: ['headline', 'title', 'job title', 'position', 'occupation', 'beruf', 'titel', 'cargo', 'puesto', 'titular', 'titre', 'poste', 'fonction', 'المسمى الوظيفي'],
  locale: ['locale', 'mail language', 'language of mail', 'ui language', 'sprache der mails', 'idioma del correo', 'langue des e-mails', 'idioma do e-mail', 'لغة البريد'],
};

const known = new Map(Object.entries(names).flatMap(([column, all]) => all.map((name) => [folded(name), column as FileColumn])));

/** What a header says, as far as it is ours; null for a column that is not used. */
export function columnNamed(header: string): FileColumn | null {
  return known.get(folded(header)) ?? null;
}

/** The text without what people write in many ways: case, accents, spaces and signs. */
export function folded(text: string): string {
  return text.normalize('NFD').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
