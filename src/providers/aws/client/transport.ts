import { lookup as systemLookup } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { EndpointHealth } from './circuit-breaker.ts';

export interface Timeouts {
  readonly connect: number;
  /** Until an endpoint has answered anything: a region that hangs must not delay the run. */
  readonly firstAnswer: number;
  readonly answer: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = { connect: 5_000, firstAnswer: 10_000, answer: 30_000 };

/** The timeout by the health of the endpoint: three timeouts in a row end within twenty seconds. */
export function timeoutFor(timeouts: Timeouts, { answered, silent }: EndpointHealth): number {
  return (answered ? timeouts.answer : timeouts.firstAnswer) * (silent ? 0.4 : 1);
}

type Environment = Readonly<Record<string, string | undefined>>;

/** One handler for all clients, so that they share connections, proxies and timeouts. */
export async function createHttpHandler(timeouts: Timeouts, environment: Environment): Promise<NodeHttpHandler> {
  const options: AgentOptions = { keepAlive: true, maxSockets: Infinity, scheduling: 'lifo', lookup };
  const direct = { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
  const agents = usesProxy(environment) ? await proxied(direct) : direct;
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  return new NodeHttpHandler({
    ...agents,
    connectionTimeout: timeouts.connect,
    requestTimeout: timeouts.answer,
    socketTimeout: timeouts.answer,
    throwOnRequestTimeout: true,
  });
}

type Handler = Pick<NodeHttpHandler, 'handle' | 'metadata' | 'destroy'>;

/** The same handler, which keeps the `Date` header of the latest response. */
export function withServerDate(inner: NodeHttpHandler): Handler & { readonly serverDate: () => string | undefined } {
  let date: string | undefined;
  return {
    metadata: inner.metadata,
    serverDate: () => date,
    handle: async (request, options) => {
      const answer = await inner.handle(request, options);
      date = answer.response.headers['date'] ?? date;
      return answer;
    },
    destroy: () => {
      inner.destroy();
    },
  };
}

/** The same handler with the timeout of one client. */
export function withTimeout(inner: Handler, timeout: () => number): Handler {
  return {
    metadata: inner.metadata,
    handle: (request, options = {}) =>
      inner.handle(request, { ...options, requestTimeout: options.requestTimeout ?? timeout() }),
    // Clients share it: only the pool ends it.
    destroy: () => undefined,
  };
}

function usesProxy(environment: Environment): boolean {
  return ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].some(name =>
    Boolean(environment[name] ?? environment[name.toLowerCase()]),
  );
}

async function proxied(direct: {
  httpAgent: HttpAgent;
  httpsAgent: HttpsAgent;
}): Promise<{ httpAgent: HttpAgent; httpsAgent: HttpsAgent }> {
  const { ProxyAgent } = await import('proxy-agent');
  const agent = new ProxyAgent({ ...direct, keepAlive: true });
  return { httpAgent: agent, httpsAgent: agent as unknown as HttpsAgent };
}

const LABELLED_IP = /(?:^|\.)ip-([0-9a-f-]+)\.localhost$/i;

/**
 * S3 Control puts the account in front of the host, which an IP address does not allow: such an endpoint becomes a name
 * below `localhost`, from which `lookup` reads the address.
 */
export function hostForAccountPrefix(endpoint: string): string {
  const url = new URL(endpoint);
  const address = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) === 0) return endpoint;
  url.hostname = `ip-${address.replaceAll(/[.:]/g, '-')}.localhost`;
  return url.href.replace(/\/$/, '');
}

/** Resolves names below `localhost` without a DNS query (RFC 6761), every other name as the system does. */
export const lookup: LookupFunction = (hostname, options, callback) => {
  const address = localAddress(hostname);
  if (address === undefined) {
    systemLookup(hostname, options, callback);
    return;
  }
  const family = isIP(address);
  if (options.all === true) callback(null, [{ address, family }]);
  else callback(null, address, family);
};

function localAddress(hostname: string): string | undefined {
  const label = LABELLED_IP.exec(hostname)?.[1];
  if (label === undefined) return /\.localhost$/i.test(hostname) ? '127.0.0.1' : undefined;
  return [label.replaceAll('-', '.'), label.replaceAll('-', ':')].find(text => isIP(text) !== 0);
}
