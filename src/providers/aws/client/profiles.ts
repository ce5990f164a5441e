import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The names of the profiles on this machine, for telling an unknown one apart from one that does not work. */
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
