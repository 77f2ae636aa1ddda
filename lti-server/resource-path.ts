import type { Endpoint } from './contract/endpoint.ts';
import { me } from './contract/sessions.ts';

/**
 * The path of the resource that an answer shows: Location of one that was made, and what is read again when the request is repeated.
 * It is the session where the answer is `me`, the made thing in its collection, the address itself where that can be read in the same
 * shape, or else the first thing that the address names. null where there is no answer to show.
 * @param path as it came
 * @param reader the operation that reads this very path, where there is one
 * @param data what the operation answered
 */
export function resourcePath({ path: pattern, response, madeIn }: Endpoint, path: string, reader: Endpoint | undefined, data: unknown): string | null {
  if (response === undefined) return null;
  if (response.schema === me) return '/api/session';
  if (response.status === 201) return `${madeIn ?? path}/${(data as { id: string }).id}`;
  if (reader?.response?.schema === response.schema) return path;
  const place = pattern.split('/').findIndex((part) => part.startsWith('{'));
  return place === -1 ? path : path.split('/').slice(0, place + 1).join('/');
}
