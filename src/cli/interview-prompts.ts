import type { Readable, Writable } from 'node:stream';
import type { TextOptions } from '@clack/prompts';
import type { Facets } from '../model/facets.ts';

/** Streams of the prompts; tests replace them. An aborted signal leaves a prompt like a key press. */
export interface Prompts {
  readonly signal?: AbortSignal;
  readonly input: Readable;
  readonly output: Writable;
}

/** Answer of a prompt that was left with Escape or Ctrl-C, or ended with its input. */
export const STOP = Symbol('stop');

/** Who gives an answer, and the evidence for it; what is known of both is offered. */
export async function askWho(
  { by, evidence: known = '' }: { readonly by: string | undefined; readonly evidence: string | undefined },
  dialogue: Prompts,
): Promise<Pick<Facets['answer'], 'by' | 'evidence'> | typeof STOP> {
  const who = await askName({ message: 'Who gives this answer?', missing: 'An answer needs a name.' }, by, dialogue);
  if (who === STOP) return STOP;
  const evidence = await askText(
    { message: 'What is the evidence? (document, ticket, link; empty: none)', defaultValue: '', initialValue: known },
    dialogue,
  );
  if (evidence === STOP) return STOP;
  return { by: who, ...(evidence === '' ? {} : { evidence }) };
}

/** A person's name; the last one is offered. */
export const askName = (
  { message, missing }: { readonly message: string; readonly missing: string },
  by: string | undefined,
  dialogue: Prompts,
): Promise<string | typeof STOP> =>
  askText(
    {
      message,
      ...(by === undefined ? {} : { placeholder: by, defaultValue: by }),
      validate: given => (isBlank(given) && by === undefined ? missing : undefined),
    },
    dialogue,
  );

export const isBlank = (given: string | undefined): boolean => (given ?? '').trim() === '';

/** One line of text; `STOP` on cancel. */
export async function askText(options: TextOptions, dialogue: Prompts): Promise<string | typeof STOP> {
  const { isCancel, text } = await import('@clack/prompts');
  const given = await text({ ...options, ...dialogue });
  return isCancel(given) ? STOP : given.trim();
}
