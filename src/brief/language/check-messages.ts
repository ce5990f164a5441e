import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';

type Messages = Readonly<Record<string, string>>;

let messages: ReadonlyMap<string, Messages> | undefined;

/** The English messages of the built-in checks; read once, and only if needed. */
export function englishMessages(): ReadonlyMap<string, Messages> {
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
