import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';
import type { Finding } from '../../model/finding.ts';
import { readBack } from './read-back.ts';
import { unreadText } from './unread-text.ts';
import type { Translator } from './translator.ts';

/** What a sentence is found by. */
type MessageContext = Pick<Finding, 'check' | 'status' | 'message'> & {
  readonly resource: Pick<Finding['resource'], 'kind'>;
};

/**
 * What a check said of a resource, in the reader's language. A finding holds the English sentence; it is read back with the
 * check's own messages, and translated only where those, filled with what was read, give the very same sentence again. Any
 * other (of an extension, of an older check) stays as it is.
 */
export function findingText(words: Translator, { check, status, message, resource }: MessageContext): string {
  if (words.language === 'en') return message;
  if (status === 'unknown' || status === 'error') return unreadText(words, message, resource.kind);
  if (status !== 'fail') return message;
  for (const [key, english] of Object.entries(englishMessages().get(check) ?? {})) {
    const values = readBack(english, message);
    if (values === undefined) continue;
    return words.fill(`checks.${check}.messages.${key}`, english, values);
  }
  return message;
}

type Messages = Readonly<Record<string, string>>;

let messages: ReadonlyMap<string, Messages> | undefined;

/** The English messages of the checks that ship with the package; read once, and only for another language. */
function englishMessages(): ReadonlyMap<string, Messages> {
  messages ??= new Map(
    (
      JSON.parse(readFileSync(join(packageRoot(), 'data', 'checks.json'), 'utf8')) as readonly {
        id: string;
        messages: Messages;
      }[]
    ).map(check => [check.id, check.messages]),
  );
  return messages;
}
