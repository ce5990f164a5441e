import { IncompleteResponseError } from '../../kit/response-fields.ts';
import { ArmError } from './failure.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import type { AzureTransport } from './transport.ts';

/** Requests that Resource Manager accepts in one batch. */
const BATCH_SIZE = 20;
const PATH = '/batch?api-version=2020-06-01';

interface Answer {
  readonly name?: unknown;
  readonly httpStatusCode?: unknown;
  readonly content?: unknown;
}

/** The response body, or why there is none. */
type Outcome = { readonly content: unknown } | { readonly error: Error };

/** Sends many GET requests in batches of 20: the response or the error of each, by path. Rejects only on abort. */
export async function batchRequest(
  transport: AzureTransport,
  paths: readonly string[],
  call: string,
  watch: CallObserver,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const groups: string[][] = [];
  for (let at = 0; at < paths.length; at += BATCH_SIZE) groups.push(paths.slice(at, at + BATCH_SIZE));
  await Promise.all(
    groups.map(async group => {
      try {
        const answers = await askGroup(transport, group, call, watch);
        group.forEach((path, index) => outcomes.set(path, outcomeOf(answers.get(String(index)))));
      } catch (error) {
        watch.signal?.throwIfAborted();
        const failed = error instanceof Error ? error : new Error(String(error));
        for (const path of group) outcomes.set(path, { error: failed });
      }
    }),
  );
  return outcomes;
}

async function askGroup(
  transport: AzureTransport,
  group: readonly string[],
  call: string,
  watch: CallObserver,
): Promise<ReadonlyMap<string, Answer>> {
  const requests = group.map((url, index) => ({ httpMethod: 'GET', name: String(index), url }));
  // The inventory counts requests, not batches.
  group.forEach(() => {
    watch.called(call);
  });
  const uncounted = { ...watch, called: () => undefined };
  const { body } = await transport.send({ method: 'POST', path: PATH, body: { requests } }, call, uncounted);
  const { responses } = (body ?? {}) as { readonly responses?: unknown };
  if (!Array.isArray(responses)) throw new IncompleteResponseError('the response to a batch has no responses');
  return new Map(
    (responses as readonly (Answer | null)[]).flatMap((one, index) =>
      one === null ? [] : [[typeof one.name === 'string' ? one.name : String(index), one] as const],
    ),
  );
}

function outcomeOf(answer: Answer | undefined): Outcome {
  if (answer === undefined) return { error: new IncompleteResponseError('a request of the batch has no response') };
  const { httpStatusCode: status, content } = answer;
  if (status === 200)
    return typeof content === 'object' && content !== null
      ? { content }
      : { error: new IncompleteResponseError('a response of the batch is no JSON object') };
  const { error = content } = (content ?? {}) as { readonly error?: unknown };
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  const text = (member: unknown): string => (typeof member === 'string' ? member : '');
  return { error: new ArmError(typeof status === 'number' ? status : 0, text(code), text(message)) };
}
