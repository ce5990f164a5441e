import { ArmError, IncompleteResponseError } from './failure.ts';
import type { AzureTransport, CallObserver } from './transport.ts';

/** How many requests Resource Manager takes in one. */
const AT_ONCE = 20;
const PATH = '/batch?api-version=2020-06-01';

interface Answer {
  readonly name?: unknown;
  readonly httpStatusCode?: unknown;
  readonly content?: unknown;
}

/** Why there is no answer, or the answer. */
type Outcome = { readonly content: unknown } | { readonly error: Error };

/** Asks for many small things, twenty in one request: what each answers, or why it did not. Never rejects but when stopped. */
export async function batchRequest(
  transport: AzureTransport,
  paths: readonly string[],
  call: string,
  watch: CallObserver,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const groups: string[][] = [];
  for (let at = 0; at < paths.length; at += AT_ONCE) groups.push(paths.slice(at, at + AT_ONCE));
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
  // The ledger counts what was asked, not how it was carried.
  group.forEach(() => {
    watch.asked(call);
  });
  const silent = { ...watch, asked: () => undefined };
  const { body } = await transport.send({ method: 'POST', path: PATH, body: { requests } }, call, silent);
  const { responses } = (body ?? {}) as { readonly responses?: unknown };
  if (!Array.isArray(responses)) throw new IncompleteResponseError('the answer to many requests has no answers');
  return new Map(
    (responses as readonly (Answer | null)[]).flatMap((one, index) =>
      one === null ? [] : [[typeof one.name === 'string' ? one.name : String(index), one] as const],
    ),
  );
}

function outcomeOf(answer: Answer | undefined): Outcome {
  if (answer === undefined) return { error: new IncompleteResponseError('one of many requests was not answered') };
  const { httpStatusCode: status, content } = answer;
  if (status === 200) return { content };
  const { error = content } = (content ?? {}) as { readonly error?: unknown };
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  const text = (told: unknown): string => (typeof told === 'string' ? told : '');
  return { error: new ArmError(typeof status === 'number' ? status : 0, text(code), text(message)) };
}
