import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Config } from './config.ts';

/** Prometheus metrics of this process: how long requests take by kind of address, and how many streams are open. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;

  readonly #times = new Map<string, { observe(seconds: number): void }>();

  constructor(openStreams: () => number) {
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the request to the end of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [this.#registry],
    });
    new Gauge({
      name: 'event_streams_open',
      help: 'Server-sent event streams that are open.',
      registers: [this.#registry],
      collect() {
        this.set(openStreams());
      },
    });
  }

  /** Labels are the route's pattern, never an address as it came: those carry ids. */
  readonly measure: RequestHandler = (request, response, next) => {
    const started = performance.now();
    response.on('finish', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      this.#timesOf(request.method, typeof route === 'string' ? route : 'none', String(response.statusCode)).observe((performance.now() - started) / 1000);
    });
    next();
  };

  /** The histogram of one combination of labels, kept because finding it costs more than observing. */
  #timesOf(method: string, route: string, status: string): { observe(seconds: number): void } {
    const key = `${method} ${route} ${status}`;
    let times = this.#times.get(key);
    if (times === undefined) {
      times = this.#requests.labels(method, route, status);
      this.#times.set(key, times);
    }
    return times;
  }

  /** `GET /metrics`: for this machine, or with the configured Bearer; for anybody else there is nothing here. */
  handler(config: Pick<Config, 'isLoopback' | 'metricsToken'>): RequestHandler {
    return async (request, response, next) => {
      if (!config.isLoopback && !hasToken(request, config.metricsToken)) {
        next();
        return;
      }
      response.type(this.#registry.contentType).send(await this.#registry.metrics());
    };
  }
}

function hasToken(request: Request, token: string | undefined): boolean {
  if (token === undefined) return false;
  const given = Buffer.from(request.get('authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
