import fastJson from 'fast-json-stringify';
import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/**
 * Compiles a response schema into its serializer. Only the schema's keys are written, so a response is an allow-list;
 * a missing one throws; a Date becomes ISO 8601 in UTC.
 */
export function serializer(schema: z.ZodType): (data: unknown) => string {
  const json = z.toJSONSchema(schema, { io: 'output', target: 'draft-7', reused: 'inline', unrepresentable: 'any' }) as JsonSchema;
  const definitions = (json['definitions'] ?? {}) as Record<string, JsonSchema>;
  return fastJson(flatten(json, definitions)) as (data: unknown) => string;
}

/** References inlined and `anyOf: [X, null]` written as nullable: the forms that compile to straight code. */
function flatten(schema: JsonSchema, definitions: Record<string, JsonSchema>): JsonSchema {
  const reference = schema['$ref'];
  if (typeof reference === 'string') return flatten(definitions[reference.split('/').at(-1)!]!, definitions);
  const choices = schema['anyOf'] as JsonSchema[] | undefined;
  const others = choices?.filter((choice) => choice['type'] !== 'null');
  if (choices && others?.length === 1 && choices.length === 2) return { ...flatten(others[0]!, definitions), nullable: true };

  const { type, format, properties, required, items, additionalProperties } = schema as {
    properties?: Record<string, JsonSchema>;
    items?: JsonSchema;
    additionalProperties?: JsonSchema | boolean;
  } & JsonSchema;
  return {
    ...(type === undefined ? {} : { type }),
    ...(format === 'date-time' ? { format } : {}),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, flatten(value, definitions)])) }),
    ...(required === undefined ? {} : { required }),
    ...(items && { items: flatten(items, definitions) }),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: flatten(additionalProperties, definitions) } : {}),
  };
}
