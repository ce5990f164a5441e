import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../lib/package-root.ts';

/** The only script of the page: the Content-Security-Policy names its hash, and allows no other. */
export interface PageScript {
  readonly text: string;
  readonly hash: string;
}

let script: PageScript | undefined;

/** Filters and search of the evidence; no template of the user's replaces it. */
export function evidenceScript(): PageScript {
  if (script !== undefined) return script;
  const text = readFileSync(join(packageRoot(), 'templates', 'evidence.js'), 'utf8');
  script = { text, hash: `sha256-${hash('sha256', text, 'base64')}` };
  return script;
}
