import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The profile names of this machine, which tell a mistyped profile from one whose credentials fail. */
export async function knownProfiles(environment: Environment): Promise<ReadonlySet<string>> {
  const files = [
    environment['AWS_CONFIG_FILE'] ?? join(homedir(), '.aws', 'config'),
    environment['AWS_SHARED_CREDENTIALS_FILE'] ?? join(homedir(), '.aws', 'credentials'),
  ];
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8').catch(() => '')));
  return new Set(texts.flatMap(profileNames));
}

function profileNames(text: string): string[] {
  const heads = [...text.matchAll(/^[^\S\n]*\[([^\]\n]*)\]/gm)].map(([, head = '']) => head.trim());
  return heads
    .filter(head => !/^(sso-session|services)\s/.test(head))
    .map(head => unquoted(head.replace(/^profile\s+/, '')));
}

const unquoted = (name: string): string => name.replace(/^["']/, '').replace(/["']$/, '');
