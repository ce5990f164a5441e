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
  return [...text.matchAll(/^\s*\[\s*(profile\s+|sso-session\s+|services\s+)?["']?([^\]"']+?)["']?\s*\]/gm)]
    .filter(([, section]) => section === undefined || section.startsWith('profile'))
    .map(([, , name]) => name ?? '');
}
