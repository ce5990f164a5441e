import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { packageRoot } from '../lib/package-root.ts';

/** `$id` of a published JSON Schema: a URN, because a URL would depend on a domain that can change owner. */
export const schemaId = (file: string): string => `urn:cloudbrief:schemas:${file}`;

/**
 * The first line of a configuration in that folder, for editors: where the project or one above it depends on cloudbrief, or is
 * a clone of it. Else none, because the path of an installation holds on one machine only.
 */
export function schemaLines(folder: string, file: string): readonly string[] {
  const path = schemaFile(folder, file);
  return path === undefined ? [] : [`yaml-language-server: $schema=${fromFolder(folder, path)}`];
}

function schemaFile(folder: string, file: string): string | undefined {
  const isWithin = `${folder}${sep}`.startsWith(`${packageRoot()}${sep}`);
  for (let at = folder; ; at = dirname(at)) {
    const installed = join(at, 'node_modules', 'cloudbrief', 'schemas', file);
    if (existsSync(installed)) return installed;
    if (at === dirname(at)) return isWithin ? join(packageRoot(), 'schemas', file) : undefined;
  }
}

const fromFolder = (folder: string, path: string): string => {
  const steps = relative(folder, path).split(sep).join('/');
  return steps.startsWith('.') ? steps : `./${steps}`;
};
