import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SimulatedServer {
  readonly endpoint: string;
  /** Since the latest reset. */
  readonly counts: () => { readonly answered: number; readonly throttled: number };
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export interface SimulatedLimits {
  readonly latencyMs: number;
  /** Calls a second in one account, and how many at once after a pause. */
  readonly perSecond: number;
  readonly burst: number;
}

/** The APIs of many accounts: each answers after a while, and refuses calls beyond its own limit. */
export async function startSimulatedServer({ latencyMs, perSecond, burst }: SimulatedLimits): Promise<SimulatedServer> {
  const tokens = new Map<string, { left: number; at: number }>();
  let counts = { answered: 0, throttled: 0 };
  const isThrottled = (account: string): boolean => {
    const now = performance.now();
    const { left, at } = tokens.get(account) ?? { left: burst, at: now };
    const have = Math.min(burst, left + ((now - at) / 1_000) * perSecond);
    tokens.set(account, { left: have < 1 ? have : have - 1, at: now });
    return have < 1;
  };
  const server = createServer((incoming, response) => {
    const [, account = '', region = '', kind = '', page = ''] = (incoming.url ?? '').split('/');
    const refused = isThrottled(account);
    counts[refused ? 'throttled' : 'answered'] += 1;
    const names = Array.from({ length: 5 }, (_, index) => `${region}-${kind}-${page}-${String(index)}`);
    setTimeout(() => {
      response.writeHead(refused ? 429 : 200).end(refused ? '' : JSON.stringify(names));
    }, latencyMs);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    counts: () => counts,
    reset: () => {
      counts = { answered: 0, throttled: 0 };
      tokens.clear();
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
