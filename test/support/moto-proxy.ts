import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendAnswer, understandRequest, type Answer, type AwsRequestSeen } from './aws-server.ts';

/** Corrects a response of moto. */
export interface Amendment {
  readonly amend: (body: string) => string;
}

/** Response of an account to an operation (`backup.ListBackupSelections`); undefined forwards to moto. */
export type Told = Answer | Amendment | ((request: AwsRequestSeen) => Answer | undefined);
export type ReasonDetail = Readonly<Record<string, Told>>;

export interface MotoFront {
  readonly url: string;
  /** Sets responses of an account that moto lacks or gets wrong. */
  readonly tell: (account: string, answers: ReasonDetail) => void;
  readonly stop: () => Promise<void>;
}

/**
 * A proxy in front of moto with responses that moto lacks, in the wire format of the service; all else is forwarded. It maps
 * access keys to accounts by the roles that are assumed through it. `everywhere` applies to every account without
 * responses of its own.
 */
export async function startMotoFront(behind: string, everywhere: ReasonDetail = {}): Promise<MotoFront> {
  const told = new Map<string, Map<string, Told>>();
  const owners = new Map<string, string>();
  const agent = new Agent({ keepAlive: true });
  const answerTo = (seen: AwsRequestSeen): Answer | Amendment | undefined => {
    const answer = told.get(owners.get(seen.accessKeyId) ?? '')?.get(seen.call) ?? everywhere[seen.call];
    return typeof answer === 'function' ? answer(seen) : answer;
  };
  const server = createServer((incoming, response) => {
    const answer = async (): Promise<void> => {
      const body = await bodyOf(incoming);
      const seen = understandRequest(incoming, body.toString());
      const ready = answerTo(seen);
      if (ready !== undefined && !isAmendment(ready)) {
        sendAnswer(response, seen, ready);
        return;
      }
      const passed = await ask({ behind, agent, incoming, body });
      const whole = ready === undefined ? passed.body : Buffer.from(ready.amend(passed.body.toString()));
      const account = /^arn:aws:iam::(\d+):/.exec(String(seen.parameters['RoleArn']))?.[1];
      const key = /<AccessKeyId>(\w+)</.exec(whole.toString())?.[1];
      if (seen.operation === 'AssumeRole' && account !== undefined && key !== undefined) owners.set(key, account);
      response.writeHead(passed.status, { ...passed.headers, 'content-length': whole.length }).end(whole);
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tell: (account, answers) => {
      const known = told.get(account) ?? new Map<string, Told>();
      told.set(account, known);
      for (const [call, answer] of Object.entries(answers)) known.set(call, answer);
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

const isAmendment = (answer: Answer | Amendment): answer is Amendment =>
  typeof answer === 'object' && typeof (answer as Amendment).amend === 'function';

interface Passage {
  readonly behind: string;
  readonly agent: Agent;
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
}

interface Passed {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function ask({ behind, agent, incoming, body: sent }: Passage): Promise<Passed> {
  const { hostname, port } = new URL(behind);
  const asked = { ...incoming.headers, 'content-length': String(sent.length) };
  const what = { agent, hostname, port, method: incoming.method, path: incoming.url, headers: asked };
  return new Promise((resolve, reject) => {
    const onward = request(what, answer => {
      bodyOf(answer).then(body => {
        const headers = { ...answer.headers };
        delete headers['transfer-encoding'];
        delete headers.connection;
        resolve({ status: answer.statusCode ?? 500, headers, body });
      }, reject);
    });
    onward.on('error', reject);
    onward.end(sent);
  });
}
