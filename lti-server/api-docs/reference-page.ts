import { problemCodes } from '../contract/problem-codes.ts';
import { Html, html } from '../pages/html.ts';
import { inline, shapeOf, typeOf, type Schema } from './schema-words.ts';

interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  schema: Schema;
}
interface Content {
  content?: Readonly<Record<string, { schema: Schema }>>;
}
interface Operation {
  operationId: string;
  tags: readonly string[];
  summary: string;
  security?: readonly unknown[];
  parameters?: readonly ({ $ref: string } | Parameter)[];
  requestBody?: Content;
  responses: Readonly<Record<string, Content & { description: string }>>;
}
export interface OpenApi {
  info: { title: string; version: string; description: string };
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components: { schemas: Readonly<Record<string, Schema>> };
}
interface Entry extends Operation {
  method: string;
  path: string;
}

/** The whole document as one page: what there is at the side, each operation with its fields and its problems, then problems and shapes. */
export function referencePage({ info, paths, components }: OpenApi, style: string): Html {
  const entries = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]): Entry => ({ ...operation, method, path })));
  const byTag = [...Map.groupBy(entries, ({ tags }) => tags[0] ?? '')];
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${info.title} API</title><style>${new Html(style)}</style></head>
<body>
<a class="skip" href="#content">To the content</a>
<nav aria-label="Operations">
  <p class="name">${info.title} API</p>
  ${byTag.map(([tag, its]) => html`<details open><summary>${titled(tag)}</summary><ul>${its.map(({ operationId }) => html`<li><a href="#${operationId}">${operationId}</a></li>`)}</ul></details>`)}
  <ul class="ends"><li><a href="#problems">Problems</a></li><li><a href="#schemas">Shapes</a></li></ul>
</nav>
<main id="content">
  <h1>${info.title} API ${info.version}</h1>
  ${info.description.split('\n\n').map((paragraph) => html`<p class="lead">${inline(paragraph)}</p>`)}
  <p>For machines: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
  ${byTag.map(([tag, its]) => html`<section aria-labelledby="tag-${tag}"><h2 id="tag-${tag}">${titled(tag)}</h2>${its.map(operationOf)}</section>`)}
  <section aria-labelledby="problems"><h2 id="problems">Problems</h2>
    <div class="scroll" tabindex="0" role="group" aria-label="Problem codes"><table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead>
      <tbody>${Object.entries(problemCodes).map(([code, { status, title }]) => html`<tr id="problem-${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${title}</td></tr>`)}</tbody></table></div>
  </section>
  <section aria-labelledby="schemas"><h2 id="schemas">Shapes</h2>
    ${Object.entries(components.schemas).map(([name, schema]) => html`<article><h3 id="schema-${name}">${name}</h3>${schema.properties && schema.description && html`<p>${inline(schema.description)}</p>`}${shapeOf(schema)}</article>`)}
  </section>
</main>
</body>
</html>
`;
}

function operationOf({ method, path, operationId, summary, security, parameters = [], requestBody, responses }: Entry): Html {
  const [status, answer] = Object.entries(responses)[0] ?? [];
  // Headers are told at the top: those of all operations are shared, by a reference.
  const asked = parameters.filter((one): one is Parameter => !('$ref' in one) && one.in !== 'header');
  const [body, answered] = [schemaIn(requestBody), schemaIn(answer)];
  return html`<article aria-labelledby="${operationId}">
    <h3 id="${operationId}"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></h3>
    <p>${inline(summary)}${security?.length === 0 && ' Needs no session.'}</p>
    ${asked.length > 0 && html`<h4>Parameters</h4><ul class="lines">${asked.map((one) => html`<li><code>${one.name}</code> in the ${one.in}${one.required !== true && ', optional'}: ${typeOf(one.schema)}</li>`)}</ul>`}
    ${body && html`<h4>Body</h4>${shapeOf(body)}`}
    <h4>Answer <span class="status">${status}</span></h4>${answered ? shapeOf(answered) : html`<p>Nothing more to say.</p>`}
    <h4>Problems</h4><p class="codes">${codesIn(responses).map((code) => html`<a href="#problem-${code}"><code>${code}</code></a> `)}</p>
  </article>`;
}

function schemaIn(holder: Content | undefined): Schema | undefined {
  return Object.values(holder?.content ?? {})[0]?.schema;
}

/** The registered codes that the answers of an operation can carry. */
function codesIn(responses: Operation['responses']): string[] {
  return Object.values(responses).flatMap(({ description }) => [...description.matchAll(/`([^`]+)`:/g)].map(([, code]) => code ?? ''));
}

function titled(tag: string): string {
  return tag.charAt(0).toUpperCase() + tag.slice(1);
}
