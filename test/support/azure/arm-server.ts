import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerArm, pathOf } from './arm.ts';
import type { ArmFixture, Refusal } from './arm-fixture.ts';
import { certificate } from '../certificate.ts';
import type { SentResponse } from '../rest-mishaps.ts';

export interface ArmRequestSeen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface ArmServer {
  readonly url: string;
  readonly seen: readonly ArmRequestSeen[];
  /** Requests of Resource Manager, `GET /subscriptions`, in order. */
  readonly log: () => string[];
  readonly close: () => Promise<void>;
  /** Environment variables for the default credential chain and this server. */
  readonly environment: Readonly<Record<string, string>>;
  /** Spoils responses from now on. */
  readonly spoil: (how: Spoiler) => void;
}

/** The response to send instead; the given one if nothing is wrong with it. */
export type Spoiler = (seen: ArmRequestSeen, response: SentResponse) => SentResponse;

/** Resource Manager, Resource Graph and the token endpoint of one tenant, over https on this machine. */
export async function startArmServer(fixture: ArmFixture): Promise<ArmServer> {
  const { key, cert, certPath } = await certificate();
  const seen: ArmRequestSeen[] = [];
  const used = new Map<Refusal, number>();
  let spoiler: Spoiler = (_, response) => response;
  const server: Server = createServer({ key, cert }, (request, response) => {
    void answer(request, response, fixture, seen, used, (...given) => spoiler(...given));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    seen,
    spoil: how => {
      spoiler = how;
    },
    log: () => seen.map(({ method, path }) => `${method} ${path}`),
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
    environment: {
      AZURE_AUTHORITY_HOST: url,
      AZURE_TENANT_ID: '11111111-1111-1111-1111-111111111111',
      AZURE_CLIENT_ID: '22222222-2222-2222-2222-222222222222',
      AZURE_CLIENT_SECRET: 'a secret of no worth',
      CLOUDBRIEF_AZURE_ENDPOINT: url,
      NODE_EXTRA_CA_CERTS: certPath,
    },
  };
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  fixture: ArmFixture,
  seen: ArmRequestSeen[],
  used: Map<Refusal, number>,
  spoil: Spoiler,
): Promise<void> {
  const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'localhost'}`);
  const path = pathOf(url);
  const text = await bodyOf(request);
  const send = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(body));
  };
  if (signIn(path, url, fixture, send)) return;
  const method = request.method ?? 'GET';
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const asked = { method, path, query: url.searchParams, body };
  seen.push(asked);
  if (!/^Bearer \S+$/.test(request.headers.authorization ?? '')) {
    const message = 'Authentication failed. The Authorization header is missing.';
    send({ error: { code: 'AuthenticationFailed', message } }, 401);
    return;
  }
  const { status, body: responseBody, headers } = answerArm(fixture, { method, url, body }, used);
  if (status === 0) {
    request.socket.destroy();
    return;
  }
  const sent = spoil(asked, { status, text: JSON.stringify(responseBody) });
  const bytes = Buffer.from(sent.text);
  const length = { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length };
  response.writeHead(sent.status, { ...length, ...headers });
  if (sent.cut === true) response.write(bytes.subarray(0, bytes.length / 2), () => request.socket.destroy());
  else response.end(bytes);
}

/** The token endpoint of the tenant, with its discovery document. */
function signIn(
  path: string,
  url: URL,
  { noToken }: ArmFixture,
  send: (body: unknown, status?: number) => void,
): boolean {
  if (path.endsWith('/openid-configuration')) {
    const tenant = path.split('/')[1] ?? '';
    const base = `${url.origin}/${tenant}`;
    send({
      token_endpoint: `${base}/oauth2/v2.0/token`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      issuer: `${base}/v2.0`,
      jwks_uri: `${base}/keys`,
    });
    return true;
  }
  if (!path.endsWith('/oauth2/v2.0/token')) return false;
  if (noToken !== undefined) send(noToken, 401);
  else {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none' })}.${part({ aud: 'https://management.azure.com', exp: 4_102_444_800 })}.x`;
    send({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token });
  }
  return true;
}
