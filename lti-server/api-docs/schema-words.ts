import { html, type Html } from '../pages/html.ts';

/** What of JSON Schema the document uses. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  description?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  enum?: readonly unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

interface Field {
  /** `person.zone`, `items[].id`: as one writes it. */
  path: string;
  schema: Schema;
  required: boolean;
}

/** A shape as a table of its fields, those of shapes inside it too; anything else as a line. Named shapes are links. */
export function shapeOf(schema: Schema): Html {
  const fields = fieldsOf(schema, '');
  if (fields.length === 0) return html`<p>${typeOf(schema)}${remarks(schema)}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Fields"><table class="fields">
    <thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Notes</th></tr></thead>
    <tbody>${fields.map(({ path, schema: field, required }) => html`<tr><th scope="row"><code>${path}</code></th><td>${typeOf(field)}</td><td>${!required && html`optional. `}${remarks(field)}</td></tr>`)}</tbody>
  </table></div>`;
}

/** "text", "list of Milestone", "Id or null" */
export function typeOf(schema: Schema): Html {
  if (schema.$ref !== undefined) return linkTo(schema.$ref);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return html`${choices.map((one, at) => html`${at > 0 && ' or '}${typeOf(one)}`)}`;
  if (schema.enum) return html`${schema.enum.map((one, at) => html`${at > 0 && ' or '}<code>${String(one)}</code>`)}`;
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`;
  if (schema.items) return html`list of ${schema.items.properties ? 'objects' : typeOf(schema.items)}`;
  const types = [schema.type ?? 'anything'].flat();
  return html`${types.map((type) => words[type] ?? type).join(' or ')}`;
}

const words: Readonly<Record<string, string>> = { string: 'text', integer: 'whole number', boolean: 'yes or no' };

function linkTo(ref: string): Html {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return html`<a href="#schema-${name}">${name}</a>`;
}

function fieldsOf(schema: Schema, before: string): Field[] {
  if (schema.items?.properties) return fieldsOf(schema.items, `${before}[]`);
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = before ? `${before}.${name}` : name;
    const inner = (field.anyOf ?? field.oneOf)?.find(({ properties }) => properties) ?? field;
    return [{ path, schema: field, required: required.has(name) }, ...fieldsOf(inner, path)];
  });
}

function remarks({ description, format, minimum, maximum, minLength, maxLength, minItems, maxItems, items }: Schema): Html {
  const limits = [
    format,
    range(minimum, maximum, ''),
    range(minLength, maxLength, ' characters'),
    range(minItems, maxItems, ' items'),
    items && range(items.minLength, items.maxLength, ' characters each'),
  ].filter((one) => one !== undefined);
  return html`${description && inline(description)}${description && limits.length > 0 && ' '}${limits.join(', ')}`;
}

function range(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  if (least === undefined) return most === undefined ? undefined : `at most ${most}${unit}`;
  if (most === undefined || most >= Number.MAX_SAFE_INTEGER) return least > 0 ? `at least ${least}${unit}` : undefined;
  return `${least} to ${most}${unit}`;
}

/** Text with `code` in backquotes. */
export function inline(text: string): Html {
  return html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
