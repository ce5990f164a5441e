import type { Readable, Writable } from 'node:stream';
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';

type Commands = ProtocolMapping.Commands;
type Events = ProtocolMapping.Events;
export type Method = keyof Commands;
export type Params<M extends Method> = Commands[M]['paramsType'][0];
export type Answer<M extends Method> = Commands[M]['returnType'];

/** The browser itself, or one of its pages. */
export interface Session {
  /** Rejects when the browser refuses, says nothing within so many milliseconds, or is gone. */
  readonly ask: <M extends Method>(method: M, params?: Params<M>, within?: number) => Promise<Answer<M>>;
  /** Hears every event of this name from now on. */
  readonly on: <E extends keyof Events>(event: E, listener: (params: Events[E][0]) => void) => void;
}

/** The line to a browser: its own protocol, a message of JSON at a time. */
export interface Line extends Session {
  readonly page: (sessionId: string) => Session;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly answered: (result: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** The longest print took a tenth of it. */
const ANSWERS_WITHIN = 180_000;
const END = '\0';

/**
 * Speaks the DevTools protocol over the two pipes of a browser that was started with `--remote-debugging-pipe`. What a
 * library would add is its pages and its launcher; loading those takes longer than the browser's start.
 */
export function openLine(into: Writable, from: Readable): Line {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, ((params: never) => void)[]>();
  let closed: Error | undefined;

  const close = (why = 'the browser hung up'): void => {
    closed ??= new Error(why);
    for (const { failed } of waiting.values()) failed(closed);
    waiting.clear();
  };
  const take = ({ id, sessionId = '', method = '', params, result, error }: Message): void => {
    if (id === undefined) {
      for (const listener of listeners.get(`${sessionId} ${method}`) ?? []) listener(params as never);
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.answered(result);
    else asked?.failed(new Error(error.message));
  };

  let parts: string[] = [];
  from.setEncoding('utf8').on('data', (chunk: string) => {
    const [first = '', ...others] = chunk.split(END);
    parts.push(first);
    for (const next of others) {
      const message = read(parts.join(''));
      if (message === undefined) close('it does not speak the protocol of a browser');
      else take(message);
      parts = [next];
    }
  });
  const hungUp = (): void => {
    close();
  };
  from.on('close', hungUp).on('error', hungUp);
  into.on('error', hungUp);

  let last = 0;
  const session = (sessionId?: string): Session => ({
    ask: (method, params, within = ANSWERS_WITHIN) =>
      new Promise((resolve, reject) => {
        if (closed !== undefined) {
          reject(closed);
          return;
        }
        const id = ++last;
        const late = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`${method}: no answer within ${String(within / 1000)} s`));
        }, within);
        const done = (): void => {
          clearTimeout(late);
        };
        waiting.set(id, {
          answered: result => {
            done();
            resolve(result as Answer<typeof method>);
          },
          failed: error => {
            done();
            reject(new Error(`${method}: ${error.message}`, { cause: error }));
          },
        });
        into.write(`${JSON.stringify({ id, sessionId, method, params })}${END}`);
      }),
    on: (event, listener) => {
      const key = `${sessionId ?? ''} ${event}`;
      listeners.set(key, [...(listeners.get(key) ?? []), listener]);
    },
  });
  return { ...session(), page: session };
}

function read(text: string): Message | undefined {
  try {
    const parsed = JSON.parse(text) as Message | null;
    return parsed ?? undefined;
  } catch {
    return undefined;
  }
}
