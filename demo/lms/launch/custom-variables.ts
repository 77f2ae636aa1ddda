import type { DemoPerson } from '../../people.ts';
import type { Course } from '../campus.ts';
import { brand } from './brand.ts';

export interface VariableFacts {
  /** The platform's origin. */
  url: string;
  person: DemoPerson;
  /** The claims about the person that the tool may know. */
  told: Readonly<Record<string, string>>;
  course: Course;
  link: { id: string; title: string; history: readonly string[] } | null;
}

/** Substitution variables (LTI Core 1.3, appendix B; brandConfigJSON is Canvas's). Undefined where the tool may not know. */
const variables: Readonly<Record<string, (facts: VariableFacts) => string | undefined>> = {
  'User.id': ({ person }) => person.sub,
  'Person.name.full': ({ told }) => told.name,
  'Person.name.given': ({ told }) => told.given_name,
  'Person.name.family': ({ told }) => told.family_name,
  'Person.email.primary': ({ told }) => told.email,
  'Person.address.timezone': ({ person }) => person.zone,
  'Person.address.locality': ({ told, person }) => (told.name === undefined ? undefined : person.city),
  'Message.locale': ({ person }) => person.locale,
  'Context.id': ({ course }) => course.id,
  'Context.title': ({ course }) => course.title,
  'Context.label': ({ course }) => course.code,
  'Context.id.history': ({ course }) => course.history.map(encodeURIComponent).join(','),
  'ResourceLink.id': ({ link }) => link?.id,
  'ResourceLink.title': ({ link }) => link?.title,
  'ResourceLink.id.history': ({ link }) => link?.history.map(encodeURIComponent).join(','),
  'com.instructure.brandConfigJSON': () => JSON.stringify(brand),
  'com.instructure.brandConfigJSON.url': ({ url }) => `${url}/lti/brand.json`,
};

export const customVariables: readonly string[] = Object.keys(variables);

/** A custom claim with its variables filled in; what is unknown or not allowed goes through as it stands, as on Moodle. */
export function customClaim(custom: Readonly<Record<string, string>>, facts: VariableFacts): Record<string, string> {
  const filled = (value: string): string => (value.startsWith('$') ? (variables[value.slice(1)]?.(facts) ?? value) : value);
  return Object.fromEntries(Object.entries(custom).map(([name, value]) => [name, filled(value)]));
}
