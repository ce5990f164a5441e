import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { certificate } from '../certificate.ts';
import type { SentResponse } from '../rest-mishaps.ts';
import { answerGcp, type GcpQuestion } from './gcp.ts';
import type { GcpFixture, Refusal } from './gcp-fixture.ts';

type Environment = Readonly<Record<string, string>>;

export interface GcpServer {
  readonly url: string;
  /** Requests of the APIs, `GET compute /compute/v1/…`, in order. */
  readonly log: readonly string[];
  /** Requests for tokens: `oauth2.googleapis.com /token`. */
  readonly signIns: readonly string[];
  /** The project that each request of an API counts for. */
  readonly quotaProjects: ReadonlySet<string>;
  /** With the file of a service account; requests come through a proxy, under the names of Google's hosts. */
  readonly serviceAccount: () => Environment;
  /** With a file that impersonates a service account as another one. */
  readonly impersonation: () => Environment;
  /** With the token of an identity provider in a file. */
  readonly federation: (more?: object) => Environment;
  /** As on a machine of Google Cloud. */
  readonly metadata: Environment;
  readonly close: () => Promise<void>;
  /** Spoils responses of the APIs from now on. */
  readonly spoil: (how: GcpSpoiler) => void;
}

/** The response to send instead; the given one if nothing is wrong with it. */
export type GcpSpoiler = (question: GcpQuestion, response: SentResponse) => SentResponse;

interface State {
  spoil: GcpSpoiler;
  readonly fixture: GcpFixture;
  readonly log: string[];
  readonly signIns: string[];
  readonly quotaProjects: Set<string>;
  readonly used: Map<Refusal, number>;
}

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** Google's APIs, its token endpoints, a metadata server and a proxy, on this machine. */
export async function startGcpServer(fixture: GcpFixture, folder?: string): Promise<GcpServer> {
  const { key, cert, certPath } = await certificate();
  const state: State = {
    ...{ fixture, log: [], signIns: [], quotaProjects: new Set(), used: new Map() },
    spoil: (_, given) => given,
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    void respond(state, request, response);
  };
  const secure = createHttps({ key, cert }, answer) as unknown as Server;
  const plain = createHttp(answer);
  const [securePort, plainPort] = [await listen(secure), await listen(plain)];
  const tunnels = new Set<Duplex>();
  // Everything that the proxy is asked for leads to this server.
  const proxy = createHttp().on('connect', (_, socket) => {
    const onward = connect(securePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) {
      tunnels.add(end);
      end.on('error', () => end.destroy());
    }
  });
  const proxyPort = await listen(proxy);
  const url = `https://localhost:${String(securePort)}`;
  const base: Environment = { NODE_EXTRA_CA_CERTS: certPath, NO_GCE_CHECK: 'true' };
  const write = (name: string, content: object): string => {
    const path = join(folder ?? dirname(certPath), name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const throughProxy = (name: string, content: object): Environment => ({
    ...base,
    HTTPS_PROXY: `http://127.0.0.1:${String(proxyPort)}`,
    GOOGLE_APPLICATION_CREDENTIALS: write(name, content),
  });
  return {
    url,
    log: state.log,
    signIns: state.signIns,
    quotaProjects: state.quotaProjects,
    serviceAccount: () => throughProxy('service-account.json', serviceAccountFile()),
    impersonation: () => throughProxy('impersonation.json', impersonationFile()),
    federation: (more = {}) => ({
      ...base,
      CLOUDBRIEF_GCP_ENDPOINT: url,
      GOOGLE_CLOUD_PROJECT: 'shop-production',
      GOOGLE_APPLICATION_CREDENTIALS: write('federation.json', {
        ...federationFile(
          `http://127.0.0.1:${String(plainPort)}`,
          write('token.json', { token: 'of the identity provider' }),
        ),
        ...more,
      }),
    }),
    metadata: {
      NODE_EXTRA_CA_CERTS: certPath,
      CLOUDBRIEF_GCP_ENDPOINT: url,
      GCE_METADATA_HOST: `127.0.0.1:${String(plainPort)}`,
    },
    spoil: how => {
      state.spoil = how;
    },
    close: async () => {
      for (const end of tunnels) end.destroy();
      for (const server of [secure, plain, proxy]) {
        server.closeAllConnections();
        await new Promise<void>(resolve => {
          server.close(() => {
            resolve();
          });
        });
      }
    },
  };
}

async function respond(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'localhost'}`);
  // With an endpoint of its own, the host of the API is the first part of the path.
  const [, first = '', rest = ''] = /^\/([\w-]+\.googleapis\.com)(\/.*)$/.exec(url.pathname) ?? [];
  const [host, path] = first === '' ? [url.hostname, url.pathname] : [first, rest];
  const send = (status: number, body: unknown, headers: Environment = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  if (signIn(state, host, path, Buffer.concat(chunks).toString(), send)) return;
  const method = request.method ?? 'GET';
  const api = host.replace(/\.googleapis\.com$/, '');
  state.log.push(`${method} ${api} ${path}`);
  const quota = request.headers['x-goog-user-project'];
  if (typeof quota === 'string') state.quotaProjects.add(quota);
  if (request.headers.authorization !== 'Bearer ya29.token') {
    send(401, {
      error: { code: 401, message: 'Request had invalid authentication credentials.', status: 'UNAUTHENTICATED' },
    });
    return;
  }
  const question = { method, api, path: decodeURIComponent(path), query: url.searchParams };
  const { status, body, headers } = answerGcp(state.fixture, question, state.used);
  if (status === 0) {
    request.socket.destroy();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const sent = state.spoil(question, { status, text });
  if (sent.cut === true) {
    const length = { 'content-length': String(Buffer.byteLength(sent.text)) };
    response.writeHead(sent.status, { 'content-type': 'application/json; charset=UTF-8', ...length });
    response.write(sent.text.slice(0, sent.text.length / 2), () => request.socket.destroy());
  } else send(sent.status, sent.text, headers);
}

/** The token endpoints of OAuth, of the Security Token Service, of impersonation, and the metadata server. */
function signIn(
  { fixture, signIns }: State,
  host: string,
  path: string,
  body: string,
  send: (status: number, body: unknown, headers?: Environment) => void,
): boolean {
  const isToken = host === 'oauth2.googleapis.com' || path === '/v1/token' || /:generateAccessToken$/.test(path);
  const isMetadata = path.startsWith('/computeMetadata/');
  if (!isToken && !isMetadata && path !== '/') return false;
  signIns.push(`${host} ${path}`);
  if (fixture.noToken !== undefined && isToken) send(400, fixture.noToken);
  else if (fixture.deniesImpersonation === true && /:generateAccessToken$/.test(path))
    send(403, {
      error: {
        code: 403,
        message: "Permission 'iam.serviceAccounts.getAccessToken' denied on resource",
        status: 'PERMISSION_DENIED',
      },
    });
  else if (/:generateAccessToken$/.test(path))
    send(200, { accessToken: 'ya29.token', expireTime: '2099-01-01T00:00:00Z' });
  else if (isToken)
    send(200, {
      access_token: 'ya29.token',
      expires_in: 3599,
      token_type: 'Bearer',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      ...(body === '' ? { error: 'empty' } : {}),
    });
  else metadata(path, send);
  return true;
}

function metadata(path: string, send: (status: number, body: unknown, headers?: Environment) => void): void {
  const flavor = { 'metadata-flavor': 'Google' };
  if (/\/token$/.test(path)) send(200, { access_token: 'ya29.token', expires_in: 3599, token_type: 'Bearer' }, flavor);
  else if (/\/universe/.test(path)) send(404, 'not found', flavor);
  else if (/\/email$/.test(path))
    send(200, 'reader@shop-production.iam.gserviceaccount.com', { ...flavor, 'content-type': 'text/plain' });
  else send(200, 'shop-production', { ...flavor, 'content-type': 'text/plain' });
}

function serviceAccountFile(): object {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    type: 'service_account',
    project_id: 'audit-project',
    private_key_id: '1',
    private_key: privateKey,
    client_email: 'reader@audit-project.iam.gserviceaccount.com',
    token_uri: 'https://oauth2.googleapis.com/token',
  };
}

/** As `gcloud auth application-default login --impersonate-service-account` writes it. */
const impersonationFile = (): object => ({
  type: 'impersonated_service_account',
  service_account_impersonation_url:
    'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/briefing@audit-project.iam.gserviceaccount.com:generateAccessToken',
  source_credentials: serviceAccountFile(),
});

const federationFile = (origin: string, tokenFile: string): object => ({
  type: 'external_account',
  audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/providers/github',
  subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  token_url: `${origin}/v1/token`,
  credential_source: { file: tokenFile, format: { type: 'json', subject_token_field_name: 'token' } },
});
