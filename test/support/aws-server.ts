import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { restOperation } from './aws-routes.ts';
import { toXml, type Xml } from './aws-xml.ts';

export { flat, named } from './aws-xml.ts';

/** A parsed request. */
export interface AwsRequestSeen {
  /** `ec2.DescribeInstances` */
  readonly call: string;
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** Form fields, query parameters or the JSON body's members. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

interface Special {
  readonly special: 'fault' | 'hang' | 'cut' | 'raw' | 'delay';
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly body?: string;
  readonly milliseconds?: number;
  readonly then?: Answer;
}

/**
 * The response of an operation: an object with the member names of the protocol (XML lists become `item` or `member` elements,
 * see `named` and `flat`), a string inside the usual envelope, or one of the special responses below.
 */
export type Answer = Special | string | { readonly [member: string]: unknown };
/** A sequence returns its responses in order and repeats the last; a function chooses by the request. */
export type Script = Answer | readonly Answer[] | ((request: AwsRequestSeen) => Answer);

/** An error in the format of the protocol. */
export const fault = (code: string, status = 400, message = code): Special => ({
  special: 'fault',
  code,
  status,
  message,
});
/** Accepts the request without a response. */
export const hang = (): Special => ({ special: 'hang' });
/** Sends the head and half of a body, then closes the connection. */
export const cutOff = (body = '<DescribeSomethingResponse><someSet><item>'): Special => ({ special: 'cut', body });
/** Sends exactly this. */
export const raw = (body: string, status = 200): Special => ({ special: 'raw', body, status });
export const delayed = (milliseconds: number, then: Answer): Special => ({ special: 'delay', milliseconds, then });
/** `times` throttling errors, then the response. */
export const throttled = (times: number, then?: Answer): Answer[] => [
  ...Array.from({ length: times }, () => fault('RequestLimitExceeded', 503, 'Request limit exceeded.')),
  ...(then === undefined ? [] : [then]),
];

export interface AwsServer {
  readonly url: string;
  readonly log: readonly AwsRequestSeen[];
  /** Number of requests for that operation, retries included. */
  readonly count: (call: string) => number;
  readonly script: (answers: Readonly<Record<string, Script>>) => void;
  readonly close: () => Promise<void>;
}

/** A server with the wire formats of AWS: query (EC2 and others), REST with XML and JSON, and AWS JSON. */
export async function startAwsServer(answers: Readonly<Record<string, Script>> = {}): Promise<AwsServer> {
  const scripts = new Map<string, Script>(Object.entries({ ...DEFAULTS, ...answers }));
  const log: AwsRequestSeen[] = [];
  const turns = new Map<string, number>();
  const next = (request: AwsRequestSeen): Answer => {
    const script = scripts.get(request.call) ?? fault('NotStubbed', 400, `the test has no answer for ${request.call}`);
    if (typeof script === 'function') return script(request);
    if (!Array.isArray(script)) return script as Answer;
    const turn = turns.get(request.call) ?? 0;
    turns.set(request.call, turn + 1);
    return (script as readonly Answer[])[Math.min(turn, script.length - 1)] ?? fault('EmptyScript');
  };
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request = understandRequest(incoming, Buffer.concat(chunks).toString());
      log.push(request);
      sendAnswer(response, request, next(request));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    log,
    count: call => log.filter(request => request.call === call).length,
    script: more => {
      for (const [call, script] of Object.entries(more)) {
        scripts.set(call, script);
        turns.delete(call);
      }
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

export const ACCOUNT = '111122223333';

const DEFAULTS: Readonly<Record<string, Script>> = {
  'sts.GetCallerIdentity': { Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/reader`, UserId: 'AIDAREADER' },
  'ec2.DescribeRegions': {
    regionInfo: ['eu-west-1', 'us-east-1'].map(regionName => ({
      regionName,
      optInStatus: 'opt-in-not-required',
      regionEndpoint: 'x',
    })),
  },
  'ec2.DescribeAvailabilityZones': ({ region }) => ({
    availabilityZoneInfo: ['a', 'b', 'c'].map((letter, index) => ({
      zoneName: `${region}${letter}`,
      zoneId: `${region.replace(/^(\w\w)-(\w)\w*-(\d)$/, '$1$2$3')}-az${String(3 - index)}`,
      regionName: region,
    })),
  }),
};

/** Service, operation and parameters of a request in any wire format. */
export function understandRequest(incoming: IncomingMessage, body: string): AwsRequestSeen {
  const { headers, method = 'GET' } = incoming;
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const scope = /Credential=([^/]+)\/\d+\/([^/]*)\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  const [, accessKeyId = '', region = '', signed = ''] = scope;
  const service = signed === 's3' && url.pathname.startsWith('/v20180820/') ? 's3control' : signed;
  const seen = { service, region, accessKeyId, path: decodeURIComponent(url.pathname), headers };
  const target = headers['x-amz-target'];
  const form = new URLSearchParams(body);
  const [operation, parameters] =
    typeof target === 'string'
      ? [target.split('.').at(-1) ?? '', JSON.parse(body || '{}') as Record<string, unknown>]
      : form.has('Action')
        ? [form.get('Action') ?? '', Object.fromEntries(form)]
        : [
            restOperation(service, method, url.pathname, url.searchParams),
            {
              ...Object.fromEntries(url.searchParams),
              ...(body.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>) : {}),
            },
          ];
  return { ...seen, operation, parameters, call: `${service}.${operation}` };
}

const JSON_SERVICES = new Set([
  'access-analyzer', 'account', 'acm', 'apigateway', 'application-autoscaling', 'backup', 'cloudtrail', 'config', 'directconnect', 'dms', 'ds', 'dynamodb', 'ecr', 'ecs', 'eks', 'elasticfilesystem', 'elasticmapreduce', 'es', 'events', 'firehose', 'fsx', 'globalaccelerator', 'guardduty', 'kafka', 'kinesis', 'kms', 'lambda', 'logs', 'memorydb', 'monitoring', 'mq', 'network-firewall', 'organizations', 'route53domains', 'route53resolver', 'sagemaker', 'secretsmanager', 'shield', 'sqs', 'states', 'storagegateway', 'support', 'transfer', 'wafv2',
  'codepipeline', 'drs', 'fis', 'health', 'resiliencehub', 'servicequotas', 'ssm', 'synthetics', 'cloudhsm', 'dax', 'lightsail', 'timestream-influxdb', 'resource-explorer-2', 'tagging', 'codeartifact', 'cognito-identity', 'glue',
]); // prettier-ignore

/** REST XML operations whose response names its own root element. */
const REST_XML = new Set(['s3', 's3express', 's3control', 'cloudfront', 'route53']);

/** Responds in the wire format of the service. */
export function sendAnswer(response: ServerResponse, request: AwsRequestSeen, answer: Answer): void {
  const type = JSON_SERVICES.has(request.service) ? 'application/x-amz-json-1.1' : 'text/xml';
  if (!isSpecial(answer)) {
    response.writeHead(200, { 'content-type': type }).end(envelope(request, answer));
    return;
  }
  switch (answer.special) {
    case 'hang':
      return;
    case 'raw':
      response.writeHead(answer.status ?? 200, { 'content-type': type }).end(answer.body);
      return;
    case 'cut':
      response
        .writeHead(200, { 'content-type': type, 'content-length': '100000' })
        .write(answer.body ?? '', () => response.destroy());
      return;
    case 'delay':
      setTimeout(() => {
        sendAnswer(response, request, answer.then ?? {});
      }, answer.milliseconds);
      return;
    case 'fault':
      response
        .writeHead(answer.status ?? 400, { 'content-type': type, 'x-amzn-errortype': answer.code })
        .end(faultBody(request, answer));
  }
}

const isSpecial = (answer: Answer): answer is Special => typeof answer === 'object' && 'special' in answer;

function envelope({ service, operation }: AwsRequestSeen, answer: string | object): string {
  if (JSON_SERVICES.has(service)) return typeof answer === 'string' ? answer : JSON.stringify(answer);
  const inner = typeof answer === 'string' ? answer : toXml(answer as Xml, service === 'ec2' ? 'item' : 'member');
  if (inner.startsWith('<?xml')) return inner;
  if (service === 'ec2')
    return `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId>${inner}</${operation}Response>`;
  if (REST_XML.has(service)) return `<?xml version="1.0"?>${inner}`;
  const result = `<${operation}Result>${inner}</${operation}Result>`;
  return `<${operation}Response xmlns="https://aws.example/doc/">${result}<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${operation}Response>`;
}

function faultBody({ service }: AwsRequestSeen, { code = '', message = '' }: Special): string {
  if (JSON_SERVICES.has(service)) return JSON.stringify({ __type: code, message });
  const error = toXml({ Code: code, Message: message }, 'item');
  if (service === 'ec2') return `<Response><Errors><Error>${error}</Error></Errors><RequestID>r</RequestID></Response>`;
  if (service === 's3') return `<?xml version="1.0"?><Error>${error}<RequestId>r</RequestId></Error>`;
  return `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>r</RequestId></ErrorResponse>`;
}
