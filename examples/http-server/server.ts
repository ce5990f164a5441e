/**
 * Serves an assessment over HTTP: `node examples/http-server/server.ts INVENTORY [PORT]`. It listens on this machine only: whoever reaches it reads names of resources.
 * `GET /assessment`, `GET /briefing?lang=de`, `GET /survival?lose=zone`
 */
import { createServer, type Server } from 'node:http';
import {
  assess,
  brief,
  CloudbriefError,
  readInventory,
  render,
  simulate,
  type Inventory,
  type Language,
} from 'cloudbrief';

interface Reply {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const json = (value: unknown): Reply => ({ type: 'application/json', body: JSON.stringify(value) });
const now = (): string => new Date().toISOString();

const ROUTES: Readonly<
  Record<string, (inventory: Inventory, query: URLSearchParams, signal: AbortSignal) => Promise<Reply>>
> = {
  '/assessment': async inventory => json(await assess(inventory, { now: now() })),
  '/briefing': async (inventory, query, signal) => {
    const assessment = await assess(inventory, { now: now() });
    const language = LANGUAGES.find(one => one === query.get('lang')) ?? 'en';
    const html = await render(brief(assessment, language), assessment, { format: 'html', signal });
    return { type: 'text/html; charset=utf-8', body: html };
  },
  '/survival': async (inventory, query) =>
    json((await simulate(inventory, { now: now(), lose: query.get('lose') ?? 'zone' })).report),
};
const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es'];

export function serve(inventory: Inventory): Server {
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const gone = new AbortController();
    response.on('close', () => {
      gone.abort();
    });
    const route = Object.hasOwn(ROUTES, pathname) ? ROUTES[pathname] : undefined;
    if (request.method !== 'GET' || route === undefined) {
      response.writeHead(404).end();
      return;
    }
    route(inventory, searchParams, gone.signal).then(
      ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
      (error: unknown) => {
        const known = error instanceof CloudbriefError;
        response.writeHead(known ? 400 : 500, { 'content-type': 'application/json' });
        response.end(JSON.stringify(known ? { code: error.code, message: error.message, hint: error.hint } : {}));
      },
    );
  });
}

if (import.meta.main) {
  const [path = '', port = '8080'] = process.argv.slice(2);
  serve(await readInventory([path])).listen(Number(port), '127.0.0.1');
}
