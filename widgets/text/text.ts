import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { altered, currentLocale, wantWords, type PluralForms } from './locale.ts';
import { formatTag, made } from './formats.ts';

/**
 * A slice's words: one table of English texts by readable ids, from which come the typed function that elements call,
 * the type that each translation must satisfy, and the list that the completeness test walks.
 *
 *     export const text = texts('goals', { new: 'New goal', due: 'Due {date}', left: { one: '{count} week left', other: '{count} weeks left' } });
 *     text('due', { date })    text('left', { count: 3 })    text.rich('fits', { count: 9 })
 */
export type Messages = Readonly<Record<string, string | PluralForms>>;

/** What a locale must bring for a table: a string for a string, plural forms for plural forms. */
export type Translation<T> = T extends { english: infer M } ? { readonly [Id in keyof M]: M[Id] extends string ? string : PluralForms } : never;

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Placeholders<Message> = Message extends string ? Names<Message> : 'count' | Names<Message[keyof Message]>;
type Values<Message, Value> = { [Name in Placeholders<Message>]: Name extends 'count' ? (Message extends string ? Value : number) : Value };
type Args<Message, Value> = [Placeholders<Message>] extends [never] ? [] : [values: Values<Message, Value>];

export interface Texts<M extends Messages> {
  /** The text in the page's locale with its placeholders filled. `count` chooses the plural form and is written by the locale's rules. */
  <Id extends keyof M & string>(id: Id, ...args: Args<M[Id], string | number>): string;
  /** The same as template parts: placeholders may be templates, and `**words**` become `<strong>`. */
  rich<Id extends keyof M & string>(id: Id, ...args: Args<M[Id], string | number | TemplateResult>): readonly unknown[];
  readonly slice: string;
  readonly english: M;
}

export function texts<const M extends Messages>(slice: string, english: M): Texts<M> {
  wantWords(slice);
  const template = (id: keyof M & string, values: Filling): string => {
    const message = english[id] as string | PluralForms;
    if (typeof message === 'string') return translated(`${slice}.${id}`) || altered(message);
    const category = made(Intl.PluralRules, formatTag(currentLocale())).select(Number(values['count']));
    const own = `${slice}.${id}`;
    return translated(`${own}.${category}`) || translated(`${own}.other`) || altered(message[category] ?? message.other);
  };
  const say = (id: keyof M & string, values: Filling = {}) => fill(template(id, values).replaceAll('**', ''), values).join('');
  const rich = (id: keyof M & string, values: Filling = {}) =>
    template(id, values)
      .split('**')
      .map((part, at) => (at % 2 === 1 ? html`<strong>${fill(part, values)}</strong>` : fill(part, values)));
  return Object.assign(say, { rich, slice, english });
}

type Filling = Readonly<Record<string, unknown>>;

/** The loaded locale's text; '' where it has none and English shows. */
function translated(id: string): string {
  return msg('', { id });
}

function fill(template: string, values: Filling): unknown[] {
  return template.split(/\{(\w+)\}/).map((part, at) => {
    if (at % 2 === 0) return part;
    const value = values[part];
    return typeof value === 'number' ? made(Intl.NumberFormat, formatTag(currentLocale())).format(value) : value;
  });
}
