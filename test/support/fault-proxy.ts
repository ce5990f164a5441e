import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { followsEndlessToken, withAnotherPage } from './endless-list.ts';

/** A request to AWS as a proxy sees it. */
export interface SeenRequest {
  readonly service: string;
  readonly region: string;
  /** The action or target; of REST services the method and the path with the names of its parameters. */
  readonly operation: string;
  /** Form fields and query parameters. */
  readonly parameters: URLSearchParams;
  readonly body: string;
  readonly accessKeyId: string;
  /** The response, once it is sent. */
  status?: number;
}

/**
 * Kinds of faults: `throttle` is a throttling error, `expired` rejects the credentials, `denied` the call; `closed` is a deny by
 * an organization's policy; `html` is the page of a gateway; `cut` closes the connection within the response, `half` sends a
 * complete response with half a document, `hang` never responds; `endless` names one more page, again and again.
 */
export type Mishap =
  | 'throttle'
  | 'expired'
  | 'denied'
  | 'closed'
  | 'html'
  | 'cut'
  | 'half'
  | 'hang'
  | 'empty'
  | 'page'
  | 'types'
  | 'endless';

export interface Fault {
  readonly when: (seen: SeenRequest) => boolean;
  readonly mishap: Mishap;
  /** Number of times; default: always. */
  readonly times?: number;
}

export interface FaultProxy {
  readonly url: string;
  /** All requests, refused ones included. */
  readonly seen: readonly SeenRequest[];
  /** Replaces the faults and clears the recorded requests. */
  readonly break: (...faults: readonly Fault[]) => void;
  readonly stop: () => Promise<void>;
}

const NOT_ALLOWED = 'User is not authorized to perform this';
/** Status, code and message; some services have specific codes. */
const REFUSALS = {
  throttle: [503, 'Throttling', 'Rate exceeded'],
  expired: [403, 'ExpiredToken', 'The security token included in the request is expired'],
  denied: [403, 'AccessDenied', NOT_ALLOWED],
  closed: [403, 'AccessDenied', `${NOT_ALLOWED} with an explicit deny in a service control policy`],
} as const;
type Refusal = (typeof REFUSALS)[keyof typeof REFUSALS];

export interface FaultProxyOptions {
  /**
   * Caches responses of lists and details, which is much faster than moto. For accounts that do not change, read with full
   * permissions.
   */
  readonly remembers?: boolean;
  /** Reduces the page size, so that callers must follow the token. */
  readonly pageSize?: number;
}

/** A proxy in front of an AWS-compatible server that injects faults. */
export async function startFaultProxy(
  behind: string,
  { pageSize, remembers = false }: FaultProxyOptions = {},
): Promise<FaultProxy> {
  const seen: SeenRequest[] = [];
  const agent = new Agent({ keepAlive: true });
  const memory = new Map<string, Promise<Answer>>();
  const firstPages = new Map<string, Answer>();
  let faults: { fault: Fault; left: number }[] = [];
  const mishapOf = (one: SeenRequest): Mishap | undefined => {
    const hit = faults.find(({ fault, left }) => left > 0 && fault.when(one));
    if (hit !== undefined) hit.left -= 1;
    return hit?.fault.mishap;
  };
  const server = createServer((incoming, response) => {
    const answer = async (): Promise<void> => {
      const sent = await bodyOf(incoming);
      const one = understand(incoming, sent);
      seen.push(one);
      response.once('finish', () => {
        one.status = response.statusCode;
      });
      const mishap = mishapOf(one);
      if (mishap === 'hang') return;
      if (mishap === 'html') send(response, 500, 'text/html', '<html><body><h1>502 Bad Gateway</h1></body></html>');
      else if (mishap === 'empty') send(response, 200, 'application/x-amz-json-1.1', '');
      else if (mishap === 'page') send(response, 200, 'text/html', '<!DOCTYPE html><html><body>Sign in</body></html>');
      else if (mishap !== undefined && mishap in REFUSALS)
        refuse(response, one, REFUSALS[mishap as keyof typeof REFUSALS]);
      else {
        const body = pageSize === undefined ? sent : withSmallPages(sent, pageSize);
        const ask = (): Promise<Answer> => askBehind({ behind, agent, incoming, body });
        const key = [one.service, one.region, one.operation, incoming.url, one.accessKeyId, one.body].join('\n');
        const given = followsEndlessToken(one)
          ? firstPages.get(listOf(one))
          : await (remembers && isReading(one) ? recall(memory, key, ask) : ask());
        if (given === undefined) throw new Error(`There is no first page of ${listOf(one)}`);
        if (mishap === 'endless') firstPages.set(listOf(one), given);
        pass(response, given, mishap, seen.length);
      }
    };
    // The client may have disconnected.
    answer().catch(() => response.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    break: (...next) => {
      faults = next.map(fault => ({ fault, left: fault.times ?? Infinity }));
      seen.length = 0;
    },
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function understand({ headers, method = 'GET', url = '/' }: IncomingMessage, body: Buffer): SeenRequest {
  const [, accessKeyId = '', region = '', service = ''] =
    /Credential=([^/]*)\/[^/]*\/([^/]*)\/([^/]*)\//.exec(headers.authorization ?? '') ?? [];
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const parameters = isForm ? new URLSearchParams(body.toString()) : searchParams;
  const target = headers['x-amz-target'];
  const rest = `${method} ${pathname}${[...searchParams.keys()].map(key => `?${key}`).join('')}`;
  const operation = parameters.get('Action') ?? (typeof target === 'string' ? (target.split('.').at(-1) ?? '') : rest);
  return { service, region, operation, parameters, body: body.toString(), accessKeyId };
}

function withSmallPages(body: Buffer, size: number): Buffer {
  const form = body.toString();
  return /^Action=|&Action=/.test(form)
    ? Buffer.from(form.replace(/\b(MaxResults|MaxRecords)=\d+/, `$1=${size}`))
    : body;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Responses to cache; the credential report is polled until it is ready. */
const isReading = ({ operation }: SeenRequest): boolean =>
  /^(Describe|List|Get|GET )/.test(operation) && operation !== 'GetCredentialReport';

function recall(memory: Map<string, Promise<Answer>>, key: string, ask: () => Promise<Answer>): Promise<Answer> {
  const answer = memory.get(key) ?? ask();
  memory.set(key, answer);
  return answer;
}

interface Question {
  readonly behind: string;
  readonly agent: Agent;
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
}

function askBehind({ behind, agent, incoming, body }: Question): Promise<Answer> {
  const { hostname, port } = new URL(behind);
  const headers = { ...incoming.headers, 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const options = { agent, hostname, port, method: incoming.method, path: incoming.url, headers };
    const onward = request(options, answer => {
      const { 'transfer-encoding': _encoding, connection: _connection, ...kept } = answer.headers;
      bodyOf(answer).then(whole => {
        resolve({ status: answer.statusCode ?? 500, headers: kept, body: whole });
      }, reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

/** The list of a request; one is enough of those that differ by their parent only. */
const listOf = ({ service, region, operation }: SeenRequest): string =>
  [service, region, operation.replace(/\?.*$/, '')].join(' ');

function pass(
  response: ServerResponse,
  { status, headers, body: whole }: Answer,
  mishap: Mishap | undefined,
  page: number,
): void {
  const spoil: Partial<Record<Mishap, () => Buffer>> = {
    types: () => ofOtherTypes(whole),
    endless: () => (status < 300 ? withAnotherPage(whole, page) : whole),
  };
  const body = (mishap === undefined ? undefined : spoil[mishap]?.()) ?? whole;
  const half = body.subarray(0, Math.floor(body.length / 2));
  const promised = mishap === 'half' ? half : body;
  response.writeHead(status, { ...headers, 'content-length': promised.length });
  if (mishap === 'cut') response.write(half, () => response.destroy());
  else response.end(promised);
}

/** Every member of another type; what is no JSON becomes a page. */
function ofOtherTypes(body: Buffer): Buffer {
  try {
    const members = Object.entries(JSON.parse(body.toString()) as object);
    const other = members.map(([name, given]) => [name, typeof given === 'object' ? 'text' : { given: [] }]);
    return Buffer.from(JSON.stringify(Object.fromEntries(other)));
  } catch {
    return Buffer.from('<html><body>Sign in</body></html>');
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** An error in the protocol of the service. */
function refuse(response: ServerResponse, { service, operation, parameters }: SeenRequest, refusal: Refusal): void {
  const [status, code, message] = refusal;
  if (service !== 's3' && !parameters.has('Action')) {
    response.setHeader('x-amzn-errortype', code);
    send(response, status, 'application/x-amz-json-1.1', JSON.stringify({ __type: code, message }));
    return;
  }
  const named = service === 'ec2' && code === 'AccessDenied' ? 'UnauthorizedOperation' : code;
  const error = `<Code>${named}</Code><Message>${message}</Message>`;
  const bodies: Readonly<Record<string, string>> = {
    ec2: `<Response><Errors><Error>${error}</Error></Errors><RequestID>r-1</RequestID></Response>`,
    s3: `<Error>${error}<Resource>${operation.replaceAll(/[<&]/g, '')}</Resource></Error>`,
  };
  send(
    response,
    status,
    'text/xml',
    bodies[service] ??
      `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>r-1</RequestId></ErrorResponse>`,
  );
}
