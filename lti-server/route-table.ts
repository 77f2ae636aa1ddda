/** A route that was found, and what its path says of its parameters. */
export interface FoundRoute<T> {
  readonly route: T;
  readonly params: Readonly<Record<string, string>>;
}

interface OpenPath<T> {
  readonly route: T;
  /** A segment's text, or the name of the parameter that stands in its place. */
  readonly segments: readonly (string | { readonly name: string })[];
}

/**
 * Routes by method and path, with OpenAPI's braces for parameters. Finding one costs the same however many there are: a
 * path without parameters is looked up, another one is compared with those of its method and length.
 */
export class RouteTable<T> {
  readonly #fixed = new Map<string, FoundRoute<T>>();
  readonly #open = new Map<string, OpenPath<T>[]>();

  add(method: string, path: string, route: T): void {
    const segments = path.split('/').map((segment) => (segment.startsWith('{') ? { name: segment.slice(1, -1) } : segment));
    if (segments.every((segment) => typeof segment === 'string')) {
      this.#fixed.set(`${method} ${path}`, { route, params: {} });
      return;
    }
    const key = `${method} ${segments.length}`;
    this.#open.set(key, [...(this.#open.get(key) ?? []), { route, segments }]);
  }

  /** The route of an address as it came (case and a slash at the end count); null where there is none, or it is malformed. */
  find(method: string, path: string): FoundRoute<T> | null {
    const fixed = this.#fixed.get(`${method} ${path}`);
    if (fixed !== undefined) return fixed;
    const parts = path.split('/');
    for (const { route, segments } of this.#open.get(`${method} ${parts.length}`) ?? []) {
      const params = paramsOf(segments, parts);
      if (params !== null) return { route, params };
    }
    return null;
  }
}

function paramsOf(segments: OpenPath<unknown>['segments'], parts: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [i, segment] of segments.entries()) {
    const part = parts[i]!;
    if (typeof segment === 'string') {
      if (segment !== part) return null;
    } else {
      const value = decoded(part);
      if (value === '') return null;
      params[segment.name] = value;
    }
  }
  return params;
}

/** Empty where the percent signs make no text. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
